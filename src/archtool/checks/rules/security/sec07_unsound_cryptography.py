"""SEC07: cryptography without certified products, national algorithms or kept keys."""

from collections.abc import Iterator

from archtool.analysis.protection import takers
from archtool.blueprints.infrastructure import CryptographicDevice
from archtool.blueprints.protection import Algorithm, CryptographicFunction, Duty
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_KEYS = (CryptographicFunction.HSM, CryptographicFunction.KEY_MANAGEMENT)
_ALGORITHMS = (Algorithm.SM2, Algorithm.SM3, Algorithm.SM4)
_KEY_NAMES = {
    CryptographicFunction.HSM: both("密码机（hsm）", "HSM (hsm)"),
    CryptographicFunction.KEY_MANAGEMENT: both(
        "密钥管理系统（key-management）", "key management system (key-management)"
    ),
}


class UnsoundCryptography(Check):
    """Reports products not certified, HSMs without SM2, SM3 and SM4, foreign algorithms alone, and keys in software."""

    code = "SEC07"
    name = "unsound-cryptography"
    severity = Severity.ERROR
    title = both("密码产品或密钥管理不合规", "cryptography that is not sound")
    why = both(
        "用未认证产品、非国密算法，或把密钥存在软件里，密评直接判为高风险",
        "products without certificate, foreign algorithms or keys in software are each a high risk in the assessment",
    )
    fix = both(
        "选用认证产品（certified: true），密码机写 algorithms: [SM2, SM3, SM4]，配密码机和密钥管理系统，"
        "并由制度承担 duties: [key-management]",
        "use certified products (certified: true); state algorithms: [SM2, SM3, SM4] on the HSM; have an HSM and a key "
        "management system, and a policy with the duty key-management",
    )
    source = "GB/T 39786-2021 8; 商用密码管理条例（国务院令第 760 号）"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each unsound device, and one for what the key life-cycle lacks."""
        devices = architecture.of(CryptographicDevice)
        if not devices:
            return
        for device in devices:
            yield from _device(device)
        functions = {device.function for device in devices}
        lacking = [_KEY_NAMES[function] for function in _KEYS if function not in functions]
        if not architecture.derived(takers)[Duty.KEY_MANAGEMENT]:
            lacking.append(both("密钥管理制度", "rules for the life of keys"))
        if lacking:
            zh = "、".join(one.in_language("zh") for one in lacking)
            en = ", ".join(f"no {one.in_language('en')}" for one in lacking)
            yield Finding(
                Place(min(device.id for device in devices)),
                both(
                    f"有密码设备，但没有{zh}，密钥无处安放", f"there is cryptography, but {en}: keys are not kept safe"
                ),
                both(
                    "补上密码机、密钥管理系统和制度（function、duties）",
                    "add what is missing, by function or by duties",
                ),
            )


def _device(device: CryptographicDevice) -> Iterator[Finding]:
    if device.is_certified is None:
        yield _finding(device, "", both("没有写是否经认证", "does not say whether it is a certified product"))
    elif not device.is_certified:
        yield _finding(device, "certified", both("不是经认证的商用密码产品", "is no certified product"))
    if device.function is CryptographicFunction.HSM:
        missing = [one for one in _ALGORITHMS if one not in device.algorithms]
        if missing:
            words = both(f"没有写支持 {'、'.join(missing)}", f"does not state {', '.join(missing)}")
            yield _finding(device, "algorithms" if device.algorithms else "", words)
    elif device.algorithms and not any(one.is_national for one in device.algorithms):
        words = both(
            f"只支持 {'、'.join(device.algorithms)}，没有国密算法",
            f"runs {', '.join(device.algorithms)} alone, no national algorithm",
        )
        yield _finding(device, "algorithms", words)


def _finding(device: CryptographicDevice, key: str, words: Text) -> Finding:
    who = named(device)
    return Finding(
        Place(device.id, key),
        both(f"{who.zh}{words.in_language('zh')}", f"{who.en} {words.in_language('en')}"),
        both("选用支持国密算法的认证产品", "choose a certified product with national algorithms"),
    )

"""The vocabulary of zones, classified protection and cryptography that several kinds share."""

from enum import StrEnum

from archtool.source.text import Text, both


class ZoneRole(StrEnum):
    """What a security zone is for."""

    INTERNET = "internet"
    DMZ = "dmz"
    CORE = "core"
    DATA = "data"
    ACCESS = "access"
    EXTRANET = "extranet"
    FERRY = "ferry"
    MANAGEMENT = "management"
    CRYPTOGRAPHY = "cryptography"
    BACKUP = "backup"
    TEST = "test"
    TERMINAL = "terminal"
    IOT = "iot"

    @property
    def label(self) -> Text:
        """Return the role's name."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    ZoneRole.INTERNET: both("互联网接入", "internet access"),
    ZoneRole.DMZ: both("互联网服务", "internet service"),
    ZoneRole.CORE: both("核心业务", "core business"),
    ZoneRole.DATA: both("数据资源", "data"),
    ZoneRole.ACCESS: both("机构接入", "institution access"),
    ZoneRole.EXTRANET: both("外联", "extranet"),
    ZoneRole.FERRY: both("隔离交换", "isolated exchange"),
    ZoneRole.MANAGEMENT: both("运维管理", "operation and management"),
    ZoneRole.CRYPTOGRAPHY: both("密码服务", "cryptographic service"),
    ZoneRole.BACKUP: both("备份灾备", "backup and recovery"),
    ZoneRole.TEST: both("开发测试", "development and test"),
    ZoneRole.TERMINAL: both("终端", "terminals"),
    ZoneRole.IOT: both("物联网接入", "things"),
}


class SecurityFunction(StrEnum):
    """What a security device does."""

    FIREWALL = "firewall"
    INTRUSION = "intrusion"
    WEB_FIREWALL = "web-firewall"
    ANTI_DDOS = "anti-ddos"
    ISOLATION = "isolation"
    ENDPOINT = "endpoint"
    SECURITY_CENTRE = "security-centre"
    LOG_AUDIT = "log-audit"
    DATABASE_AUDIT = "database-audit"
    BASTION = "bastion"
    SCAN = "scan"
    ADMISSION = "admission"
    ADVANCED_THREAT = "advanced-threat"
    MASKING = "masking"
    API_SECURITY = "api-security"
    ANTI_TAMPER = "anti-tamper"
    TENANT_ISOLATION = "tenant-isolation"


class CryptographicFunction(StrEnum):
    """What a cryptographic device does."""

    PLATFORM = "platform"
    HSM = "hsm"
    KEY_MANAGEMENT = "key-management"
    SIGNATURE = "signature"
    TIME_STAMP = "time-stamp"
    CERTIFICATE = "certificate"
    VPN = "vpn"
    TOKEN = "token"
    STORAGE_ENCRYPTION = "storage-encryption"
    PHYSICAL = "physical"


class Algorithm(StrEnum):
    """A cryptographic algorithm; those that begin with SM, and ZUC, are the national commercial ones."""

    SM2 = "SM2"
    SM3 = "SM3"
    SM4 = "SM4"
    SM9 = "SM9"
    ZUC = "ZUC"
    RSA = "RSA"
    ECDSA = "ECDSA"
    SHA2 = "SHA2"
    AES = "AES"

    @property
    def is_national(self) -> bool:
        """Return whether it is a national commercial algorithm."""
        return self.value.startswith("SM") or self is Algorithm.ZUC


class ControlArea(StrEnum):
    """The part of a standard to which a control belongs.

    Source: GB/T 22239-2019 8.1 and 8.2 (general and cloud requirements of level three); GB/T 39786-2021 clauses 6 to 8.
    """

    PHYSICAL = "physical"
    NETWORK = "network"
    BOUNDARY = "boundary"
    COMPUTING = "computing"
    CENTRE = "centre"
    CLOUD_TENANT = "cloud-tenant"
    CLOUD_IMAGE = "cloud-image"
    CLOUD_HYPERVISOR = "cloud-hypervisor"
    CRYPTO_PHYSICAL = "crypto-physical"
    CRYPTO_NETWORK = "crypto-network"
    CRYPTO_COMPUTING = "crypto-computing"
    CRYPTO_DATA = "crypto-data"
    CRYPTO_MANAGEMENT = "crypto-management"

    @property
    def label(self) -> Text:
        """Return the standard's own name of it."""
        return _AREA_LABELS[self]


_AREA_LABELS = {
    ControlArea.PHYSICAL: both("安全物理环境", "physical environment"),
    ControlArea.NETWORK: both("安全通信网络", "communication network"),
    ControlArea.BOUNDARY: both("安全区域边界", "zone boundary"),
    ControlArea.COMPUTING: both("安全计算环境", "computing environment"),
    ControlArea.CENTRE: both("安全管理中心", "security management centre"),
    ControlArea.CLOUD_TENANT: both("云租户隔离", "tenant isolation"),
    ControlArea.CLOUD_IMAGE: both("镜像和快照保护", "image and snapshot protection"),
    ControlArea.CLOUD_HYPERVISOR: both("虚拟化层防护", "hypervisor protection"),
    ControlArea.CRYPTO_PHYSICAL: both("密码应用·物理和环境", "cryptography: physical and environment"),
    ControlArea.CRYPTO_NETWORK: both("密码应用·网络和通信", "cryptography: network and communication"),
    ControlArea.CRYPTO_COMPUTING: both("密码应用·设备和计算", "cryptography: equipment and computing"),
    ControlArea.CRYPTO_DATA: both("密码应用·应用和数据", "cryptography: application and data"),
    ControlArea.CRYPTO_MANAGEMENT: both("密码应用·管理", "cryptography: management"),
}


class Duty(StrEnum):
    """A duty of classified protection or cryptography that somebody plans, does or pays.

    Source: 网络安全法 第二十一条, GB/T 22239-2019; 国务院令第 760 号, 国家密码管理局令第 3 号.
    """

    GRADING = "grading"
    FILING = "filing"
    RECTIFICATION = "rectification"
    ASSESSMENT = "assessment"
    SUPERVISION = "supervision"
    CRYPTO_PLAN = "crypto-plan"
    CRYPTO_PLAN_ASSESSMENT = "crypto-plan-assessment"
    CRYPTO_ASSESSMENT = "crypto-assessment"
    KEY_MANAGEMENT = "key-management"
    INCIDENT_RESPONSE = "incident-response"
    RECOVERY_DRILL = "recovery-drill"
    OUTSOURCED_STAFF = "outsourced-staff"

    @property
    def label(self) -> Text:
        """Return the duty's name."""
        return _DUTY_LABELS[self]


_DUTY_LABELS = {
    Duty.GRADING: both("定级", "grading"),
    Duty.FILING: both("备案", "filing"),
    Duty.RECTIFICATION: both("建设整改", "building and rectification"),
    Duty.ASSESSMENT: both("等级测评", "assessment"),
    Duty.SUPERVISION: both("监督检查", "supervision"),
    Duty.CRYPTO_PLAN: both("密码应用方案编制", "cryptography plan"),
    Duty.CRYPTO_PLAN_ASSESSMENT: both("密码应用方案评估", "assessment of the cryptography plan"),
    Duty.CRYPTO_ASSESSMENT: both("密码应用安全性评估", "cryptography assessment"),
    Duty.KEY_MANAGEMENT: both("密钥全生命周期管理", "key life-cycle management"),
    Duty.INCIDENT_RESPONSE: both("应急预案", "incident response"),
    Duty.RECOVERY_DRILL: both("容灾演练", "recovery drill"),
    Duty.OUTSOURCED_STAFF: both("外包人员管理", "outsourced staff"),
}

"""National categories of functions: what sort of work a system does, whatever group of a programme it stands in.

Two levels, after the public lists of functions of health informatics; the wording is ours. Sources:
全国医院信息化建设标准与规范（试行）(2018): 便民服务, 医疗服务, 医疗管理, 医疗协同, 运营管理, 后勤管理, 人力资源管理;
全国基层医疗卫生机构信息化建设标准与规范（试行）(2019): 基层服务;
全国公共卫生信息化建设标准与规范（试行）(2020): 公共卫生;
省统筹区域人口健康信息平台应用功能指引 (2016): 药品供应, 医疗保障, 综合监管; WS/T 447 and WS/T 448: 平台服务.
"""

from enum import StrEnum

from archtool.source.text import Text, both


class FunctionGroup(StrEnum):
    """The upper level of the categories."""

    CONVENIENCE = "convenience"
    MEDICAL_SERVICES = "medical-services"
    MEDICAL_MANAGEMENT = "medical-management"
    COLLABORATION = "collaboration"
    OPERATIONS = "operations"
    LOGISTICS = "logistics"
    HUMAN_RESOURCES = "human-resources"
    PRIMARY_CARE = "primary-care"
    PUBLIC_HEALTH = "public-health"
    DRUG_SUPPLY = "drug-supply"
    INSURANCE = "insurance"
    SUPERVISION = "supervision"
    PLATFORM = "platform"

    @property
    def label(self) -> Text:
        """Return the group's name."""
        return _GROUP_LABELS[self]


_GROUP_LABELS = {
    FunctionGroup.CONVENIENCE: both("便民服务", "services to the public"),
    FunctionGroup.MEDICAL_SERVICES: both("医疗服务", "medical services"),
    FunctionGroup.MEDICAL_MANAGEMENT: both("医疗管理", "medical management"),
    FunctionGroup.COLLABORATION: both("医疗协同", "medical collaboration"),
    FunctionGroup.OPERATIONS: both("运营管理", "operations management"),
    FunctionGroup.LOGISTICS: both("后勤管理", "logistics management"),
    FunctionGroup.HUMAN_RESOURCES: both("人力资源管理", "human resources management"),
    FunctionGroup.PRIMARY_CARE: both("基层卫生服务", "primary care"),
    FunctionGroup.PUBLIC_HEALTH: both("公共卫生", "public health"),
    FunctionGroup.DRUG_SUPPLY: both("药品供应保障", "drug supply"),
    FunctionGroup.INSURANCE: both("医疗保障", "medical insurance"),
    FunctionGroup.SUPERVISION: both("综合监管", "supervision"),
    FunctionGroup.PLATFORM: both("平台服务", "platform services"),
}


class FunctionCategory(StrEnum):
    """The lower level: what a system is there for. Each belongs to one group."""

    REGISTRATION = "registration"
    PATIENT_PAYMENT = "patient-payment"
    PATIENT_INFORMATION = "patient-information"
    ONLINE_CARE = "online-care"
    PATIENT_FEEDBACK = "patient-feedback"
    OUTPATIENT_AND_EMERGENCY = "outpatient-and-emergency"
    INPATIENT = "inpatient"
    CLINICAL_RECORD = "clinical-record"
    LABORATORY = "laboratory"
    EXAMINATION = "examination"
    OPERATION_AND_INTENSIVE_CARE = "operation-and-intensive-care"
    TREATMENT = "treatment"
    PHARMACY = "pharmacy"
    HEALTH_CHECK = "health-check"
    MEDICAL_RECORDS_MANAGEMENT = "medical-records-management"
    MEDICAL_QUALITY = "medical-quality"
    INFECTION_AND_SAFETY = "infection-and-safety"
    MEDICAL_AFFAIRS = "medical-affairs"
    TELEMEDICINE = "telemedicine"
    REGIONAL_DIAGNOSTICS = "regional-diagnostics"
    REFERRAL = "referral"
    RECORD_SHARING = "record-sharing"
    FINANCE = "finance"
    BUDGET = "budget"
    COST = "cost"
    PERFORMANCE = "performance"
    ASSETS_AND_EQUIPMENT = "assets-and-equipment"
    MATERIALS = "materials"
    INTERNAL_CONTROL = "internal-control"
    OPERATIONS_ANALYSIS = "operations-analysis"
    STERILE_SUPPLY = "sterile-supply"
    STAFF = "staff"
    FAMILY_DOCTOR = "family-doctor"
    BASIC_PUBLIC_HEALTH = "basic-public-health"
    PRIMARY_TREATMENT = "primary-treatment"
    PRIMARY_ADMINISTRATION = "primary-administration"
    INFECTIOUS_DISEASES = "infectious-diseases"
    WOMEN_AND_CHILDREN = "women-and-children"
    EMERGENCY_COMMAND = "emergency-command"
    DRUG_CATALOGUE_AND_PRICE = "drug-catalogue-and-price"
    DRUG_PROCUREMENT = "drug-procurement"
    DRUG_DISTRIBUTION = "drug-distribution"
    DRUG_SUPERVISION = "drug-supervision"
    INSURANCE_SETTLEMENT = "insurance-settlement"
    PAYMENT_REFORM = "payment-reform"
    INSURANCE_FUND = "insurance-fund"
    RESOURCE_SUPERVISION = "resource-supervision"
    SERVICE_SUPERVISION = "service-supervision"
    COST_SUPERVISION = "cost-supervision"
    REFORM_EVALUATION = "reform-evaluation"
    SUPERVISION_ANALYSIS = "supervision-analysis"
    REGISTERS = "registers"
    RECORD_STORES = "record-stores"
    EXCHANGE = "exchange"
    DATA_MANAGEMENT = "data-management"
    SECURITY_AND_PRIVACY = "security-and-privacy"
    COMMON_SERVICES = "common-services"
    PLATFORM_MONITORING = "platform-monitoring"

    @property
    def label(self) -> Text:
        """Return the category's name."""
        return _CATEGORIES[self][1]

    @property
    def group(self) -> FunctionGroup:
        """Return the group to which the category belongs."""
        return _CATEGORIES[self][0]


_CATEGORIES: dict[FunctionCategory, tuple[FunctionGroup, Text]] = {
    FunctionCategory.REGISTRATION: (FunctionGroup.CONVENIENCE, both("预约与就诊", "appointments and visits")),
    FunctionCategory.PATIENT_PAYMENT: (FunctionGroup.CONVENIENCE, both("患者缴费", "payment by patients")),
    FunctionCategory.PATIENT_INFORMATION: (FunctionGroup.CONVENIENCE, both("查询与宣教", "queries and education")),
    FunctionCategory.ONLINE_CARE: (FunctionGroup.CONVENIENCE, both("互联网诊疗", "online care")),
    FunctionCategory.PATIENT_FEEDBACK: (FunctionGroup.CONVENIENCE, both("患者评价", "feedback of patients")),
    FunctionCategory.OUTPATIENT_AND_EMERGENCY: (
        FunctionGroup.MEDICAL_SERVICES, both("门急诊", "outpatients and emergency"),
    ),
    FunctionCategory.INPATIENT: (FunctionGroup.MEDICAL_SERVICES, both("住院与护理", "inpatients and nursing")),
    FunctionCategory.CLINICAL_RECORD: (FunctionGroup.MEDICAL_SERVICES, both("病历与医嘱", "records and orders")),
    FunctionCategory.LABORATORY: (FunctionGroup.MEDICAL_SERVICES, both("检验", "laboratory")),
    FunctionCategory.EXAMINATION: (FunctionGroup.MEDICAL_SERVICES, both("检查", "examinations")),
    FunctionCategory.OPERATION_AND_INTENSIVE_CARE: (
        FunctionGroup.MEDICAL_SERVICES, both("手术与重症", "operations and intensive care"),
    ),
    FunctionCategory.TREATMENT: (FunctionGroup.MEDICAL_SERVICES, both("专科治疗", "specialised treatment")),
    FunctionCategory.PHARMACY: (FunctionGroup.MEDICAL_SERVICES, both("药事服务", "pharmacy")),
    FunctionCategory.HEALTH_CHECK: (FunctionGroup.MEDICAL_SERVICES, both("健康体检", "health checks")),
    FunctionCategory.MEDICAL_RECORDS_MANAGEMENT: (
        FunctionGroup.MEDICAL_MANAGEMENT, both("病案管理", "management of medical records"),
    ),
    FunctionCategory.MEDICAL_QUALITY: (FunctionGroup.MEDICAL_MANAGEMENT, both("医疗质量", "medical quality")),
    FunctionCategory.INFECTION_AND_SAFETY: (
        FunctionGroup.MEDICAL_MANAGEMENT, both("院感与安全", "hospital infection and safety"),
    ),
    FunctionCategory.MEDICAL_AFFAIRS: (FunctionGroup.MEDICAL_MANAGEMENT, both("医务管理", "medical affairs")),
    FunctionCategory.TELEMEDICINE: (FunctionGroup.COLLABORATION, both("远程医疗", "telemedicine")),
    FunctionCategory.REGIONAL_DIAGNOSTICS: (FunctionGroup.COLLABORATION, both("区域诊断", "regional diagnostics")),
    FunctionCategory.REFERRAL: (FunctionGroup.COLLABORATION, both("转诊与急救协同", "referral and emergency")),
    FunctionCategory.RECORD_SHARING: (FunctionGroup.COLLABORATION, both("信息共享互认", "sharing of records")),
    FunctionCategory.FINANCE: (FunctionGroup.OPERATIONS, both("财务与收费", "finance and charging")),
    FunctionCategory.BUDGET: (FunctionGroup.OPERATIONS, both("预算管理", "budget")),
    FunctionCategory.COST: (FunctionGroup.OPERATIONS, both("成本核算", "cost accounting")),
    FunctionCategory.PERFORMANCE: (FunctionGroup.OPERATIONS, both("绩效管理", "performance")),
    FunctionCategory.ASSETS_AND_EQUIPMENT: (FunctionGroup.OPERATIONS, both("资产设备", "assets and equipment")),
    FunctionCategory.MATERIALS: (FunctionGroup.OPERATIONS, both("物资管理", "materials")),
    FunctionCategory.INTERNAL_CONTROL: (
        FunctionGroup.OPERATIONS, both("内部控制与合同", "internal control and contracts"),
    ),
    FunctionCategory.OPERATIONS_ANALYSIS: (FunctionGroup.OPERATIONS, both("运营分析", "analysis of operations")),
    FunctionCategory.STERILE_SUPPLY: (FunctionGroup.LOGISTICS, both("消毒供应", "sterile supply")),
    FunctionCategory.STAFF: (FunctionGroup.HUMAN_RESOURCES, both("人事薪酬", "staff and pay")),
    FunctionCategory.FAMILY_DOCTOR: (FunctionGroup.PRIMARY_CARE, both("家庭医生签约", "family doctor")),
    FunctionCategory.BASIC_PUBLIC_HEALTH: (
        FunctionGroup.PRIMARY_CARE, both("基本公共卫生服务", "basic public health services"),
    ),
    FunctionCategory.PRIMARY_TREATMENT: (FunctionGroup.PRIMARY_CARE, both("基层诊疗", "treatment in primary care")),
    FunctionCategory.PRIMARY_ADMINISTRATION: (
        FunctionGroup.PRIMARY_CARE, both("基层管理", "administration of primary care"),
    ),
    FunctionCategory.INFECTIOUS_DISEASES: (FunctionGroup.PUBLIC_HEALTH, both("传染病防控", "infectious diseases")),
    FunctionCategory.WOMEN_AND_CHILDREN: (FunctionGroup.PUBLIC_HEALTH, both("妇幼健康", "women and children")),
    FunctionCategory.EMERGENCY_COMMAND: (FunctionGroup.PUBLIC_HEALTH, both("应急指挥", "emergency command")),
    FunctionCategory.DRUG_CATALOGUE_AND_PRICE: (
        FunctionGroup.DRUG_SUPPLY, both("目录与价格", "catalogue and prices"),
    ),
    FunctionCategory.DRUG_PROCUREMENT: (FunctionGroup.DRUG_SUPPLY, both("招标采购", "tender and procurement")),
    FunctionCategory.DRUG_DISTRIBUTION: (
        FunctionGroup.DRUG_SUPPLY, both("配送与结算", "distribution and settlement"),
    ),
    FunctionCategory.DRUG_SUPERVISION: (FunctionGroup.DRUG_SUPPLY, both("使用监管", "supervision of use")),
    FunctionCategory.INSURANCE_SETTLEMENT: (FunctionGroup.INSURANCE, both("医保结算", "insurance settlement")),
    FunctionCategory.PAYMENT_REFORM: (FunctionGroup.INSURANCE, both("支付方式改革", "payment reform")),
    FunctionCategory.INSURANCE_FUND: (FunctionGroup.INSURANCE, both("基金与数据监测", "fund and its data")),
    FunctionCategory.RESOURCE_SUPERVISION: (FunctionGroup.SUPERVISION, both("卫生资源监管", "health resources")),
    FunctionCategory.SERVICE_SUPERVISION: (
        FunctionGroup.SUPERVISION, both("服务与质量监管", "services and quality"),
    ),
    FunctionCategory.COST_SUPERVISION: (FunctionGroup.SUPERVISION, both("费用与价格监管", "expenses and prices")),
    FunctionCategory.REFORM_EVALUATION: (FunctionGroup.SUPERVISION, both("医改评估", "evaluation of the reform")),
    FunctionCategory.SUPERVISION_ANALYSIS: (FunctionGroup.SUPERVISION, both("监管分析", "analysis for supervision")),
    FunctionCategory.REGISTERS: (FunctionGroup.PLATFORM, both("注册与主数据", "registers and master data")),
    FunctionCategory.RECORD_STORES: (FunctionGroup.PLATFORM, both("档案存储与调阅", "stores of records")),
    FunctionCategory.EXCHANGE: (FunctionGroup.PLATFORM, both("集成与交换", "integration and exchange")),
    FunctionCategory.DATA_MANAGEMENT: (FunctionGroup.PLATFORM, both("数据管理", "data management")),
    FunctionCategory.SECURITY_AND_PRIVACY: (FunctionGroup.PLATFORM, both("安全与隐私", "security and privacy")),
    FunctionCategory.COMMON_SERVICES: (FunctionGroup.PLATFORM, both("公共服务", "common services")),
    FunctionCategory.PLATFORM_MONITORING: (FunctionGroup.PLATFORM, both("平台运维", "operation of the platform")),
}  # fmt: skip

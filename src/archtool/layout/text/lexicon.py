"""Words of the field that a line break should not cut, for texts that are written without spaces.

Where a Chinese text does not say its words, line breaking can only guess; these are the words that the names of
systems, data, sites and institutions are made of most often.
"""

_LISTED = """
一期 三期 三级 下载 专家 专线 专网 业务 个人 中医 中台 中心 中药 中西 中间 临床 主体 主机 主题 事件 二期 互联 交换
交易 产品 人力 人口 人员 人工 介入 任务 会议 会诊 传染 传输 位置 住院 体检 体系 作业 供应 便民 保护 保障 信创 信息
信用 健康 储备 光纤 入院 全域 全民 全程 全面 公众 公共 公立 共享 内部 决策 凭证 分析 分级 分诊 功能 勘察 区域 医保
医务 医嘱 医学 医技 医生 医疗 医院 单位 卫生 卷宗 参保 双向 双活 反馈 发布 合同 合规 告警 咨询 国产 国家 图像 地市
城域 培训 基层 基座 基础 基金 填报 处方 备份 复诊 外部 多点 大厅 大屏 妇幼 字典 存储 安全 实时 实验 审批 审查 审计
客户 宣教 家医 家庭 容灾 密码 密评 密钥 对接 对账 导诊 小组 居民 岗位 巡检 工作 工程 差距 市民 市级 平台 年度 应急
应用 建设 开发 异地 引擎 影像 微信 心电 急救 急诊 总体 总线 感知 成本 手术 执行 扩展 批次 投资 护理 报告 报表 挂号
指挥 指标 授权 接入 接口 控制 操作 支付 支撑 改造 政务 政策 教学 数据 文件 文档 方案 日志 时限 智慧 智能 服务 本地
术语 机房 机构 权限 架构 查询 标准 标识 样本 核算 框架 案例 档案 检查 检验 模型 比对 汇聚 治理 法规 注册 流程 流转
测试 消息 消毒 灵活 物流 物联 物资 状态 环境 现场 现状 生产 生命 用户 电子 界面 疫情 疫苗 疾控 病人 病历 病房 病案
病理 登记 监控 监测 监督 监管 目录 目标 省级 知识 研究 社区 科室 科研 积分 移动 程序 稳定 等保 等级 策略 签约 管控
管理 系列 系统 索引 线路 组件 组织 终端 结算 统一 统建 统计 续约 维护 综合 编码 网关 网站 网络 耗材 联网 能力 自助
药品 药房 药械 药耗 营养 蓝图 虚拟 融合 血库 血站 行政 装备 规划 规范 解析 计划 计算 订阅 认证 设备 设施 设计 访问
证书 评价 评估 识别 诊所 诊断 诊疗 调度 调整 调阅 负荷 责任 质控 质量 资产 资源 资金 超声 跟踪 身份 转诊 软件 辅助
输血 运维 运营 运行 远程 适配 通道 部署 部门 配送 采购 采集 重点 重症 镜像 门户 门诊 阶段 院前 院区 院长 随访 隐私
隔离 集团 集成 集采 需求 项目 预案 预算 预约 预警 领导 风险 骨干 高清 麻醉 一体化 中医院 中间件 主数据 主索引 云计算
互联网 人财物 信息化 元数据 公众号 办公室 区块链 医共体 医联体 卫健委 卫生室 卫生院 大数据 妇保院 委员会 子项目
小程序 工作台 工作站 数字化 数据库 健康码 门急诊 服务器 标准化 满意度 省统建 穿透式 计算机 防火墙 人工智能 人民医院
高质量 改革 发展 健康档案 公共卫生 急救中心 操作系统 数据中心 生命周期 电子病历 疾控中心 负载均衡 居民主索引
链路 外联
"""

WORDS = frozenset(_LISTED.split())
"""Words of two and more ideographs."""

LONGEST_WORD = max(map(len, WORDS))
"""Length of the longest word, in characters."""


def word_breaks(run: str) -> tuple[bool, ...]:
    """For each position 1 to len - 1 of a run of ideographs, whether a known word or an unknown piece ends there.

    Takes the longest known word at each position; where none is known, one character stands for itself and is
    reported as no break, unless the piece that it lies in has already an even number of characters, because most
    Chinese words have two.
    """
    ends = [False] * (len(run) + 1)
    position, unknown = 0, 0
    while position < len(run):
        word = next(
            (n for n in range(min(LONGEST_WORD, len(run) - position), 1, -1) if run[position : position + n] in WORDS),
            0,
        )
        if word:
            ends[position] = True
            position, unknown = position + word, 0
        else:
            position, unknown = position + 1, unknown + 1
        ends[position] = bool(word) or unknown % 2 == 0
    return tuple(ends[1 : len(run)])

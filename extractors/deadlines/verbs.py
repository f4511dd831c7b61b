"""The verbs of duties, by kind."""

import re

from extractors.deadlines.duty import Kind

SUBMIT = (
    r"报送|上报|报至|报到|呈报|汇报|递交|提交|提供|送交|送至|送到|送达|选送|推送|推荐|上交|交至|交到"
    r"|交回|寄送|寄至|寄到|邮寄|发送|发至|发到|发给|上传|传至|传真|反馈|返回|回复|函复|回传|回执|申报"
    r"|填报|录入|报备|备案|投稿|投递|汇总|申请|移交|抄送|转交|收齐|报|交|送|寄|发"
)
REGISTER = r"报名|注册|登记|预约|签到|缴费|交费|缴款|汇款|缴纳|联系|登录|扫码|扫描"
PREPARE = (
    r"填写|填好|填妥|制定|制订|撰写|准备|整理|确定|明确|形成|做好|编制|收集|打印|完善|梳理|遴选|推选"
    r"|评选|组织好|提出|安排|开展|完成"
)
FINISH = (
    r"完成|办理|确定|明确|落实|实现|达到|制定|制订|建立|组织|开展|结束|启动|上线|公布|设立|成立|整改"
    r"|清理|清退|补齐|整理|修改|核对|审核|补充|更新|确认|告知|通知|做好|缴清"
)
VERB = re.compile(rf"(?:{SUBMIT}|{REGISTER})")
WORK = re.compile(rf"(?:{FINISH}|{SUBMIT}|{REGISTER})")
KINDS = (
    (Kind.PAY, re.compile(r"缴费|交费|缴款|汇款|缴纳|缴清")),
    (Kind.REPLY, re.compile(r"反馈|回复|函复|回执|回传|函告")),
    (Kind.REGISTER, re.compile(r"报名|注册|登记|预约")),
    (Kind.SUBMIT, VERB),
    (Kind.FINISH, WORK),
)

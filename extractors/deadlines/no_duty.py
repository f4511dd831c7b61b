"""Dates by which nobody must do anything: what was, what recurs, what a policy grants, what someone must have been."""

import re

from extractors.patterns import pattern_of

# 每年12月10日前, 次月10日前.
RECURRING = pattern_of(r"(?:每年|每月|每季度?|每学期|每周|每半年|逐年|每个?学年)[^，。；\n]{0,12}\Z|(?:次|当|本|上|下)月[\s\u3000]{0,2}\Z")
# 对X前购房的, 可在X前申请, 可延期至X前, 日期须在X前.
GRANTED_BEFORE = pattern_of(
    r"""
    (?: (?:有效期限?|试行期|施行期|执行期限?|实施期限?|适用|执行|延续|暂定)[^，,。；;\n]{0,10}(?:至|到|为)
      | (?:对|对于|对在|凡|凡在|凡于|凡是) | 日期(?:需|须|应)?在
      | 推迟到 | (?<![可加予给])以(?:在)? | 允许[^，,。；;\n]{0,30} | (?<!请)将(?:在|于) | 可(?:以)?(?:在|于)
      | (?:暂缓|缓缴|延缓)[^，,。；;\n]{0,8}(?:至|到) | 可(?:以)?[^，,。；;\n]{0,20}(?:延期|延长|推迟|顺延|缓缴|延缴)(?:至|到)
    )[\s\u3000]{0,2}\Z
    """,
    re.VERBOSE,
)
# 已于X前完成, 原定于X前举行: what was, and what the office means to do.
TOLD_BEFORE = pattern_of(
    r"(?:此前|已经?|曾|原定?|原计划|拟|(?<![规约商指特])定)(?:于|在)[\s\u3000]{0,2}\Z|(?:预计|有望|原定|原计划)[于在到]?[\s\u3000]{0,2}\Z"
)
# 可以在X前提出意见 asks for an answer all the same.
ASKS_OPINION = pattern_of(
    r"[，,]?[^。；;\n]{0,40}(?:提出|反馈|反映|提交)[^，,。；;\n]{0,12}(?:意见|建议)|[，,]?(?:(?!方可|才能|才可)[^，,。；;\n]){0,20}(?:报名|投稿)"
)
OBJECTION = pattern_of(r"异议|意见|建议")
GRANTED = pattern_of(
    r"""
    [，,]?(?: (?:均|且)?(?:已(?!报名|通过)|曾)
      | 的 | 对 | 针对 | 按(?!要求|时|期|规定|照?附件) | 给予(?![答回批]复|反馈)
      | 凡 | 享受 | 暂免 | 免 | 减 | 可以? | 允许 | 停止 | 邮政 | 支持 | 鼓励
      | 实行 | 继续 | 缓缴 | 暂缓 | 延缓 | [^。；;\n]{0,60}(?:延期缴纳|缓缴|缓交|暂缓缴纳|延缓缴纳)
      | [^，,。；;的]{1,12}的[^，,。；;]{0,8}(?:方可|才能|才可)
      | 年满 | (?:连续|累计)(?:缴|参|工作|服务) | 养老保险 | 社会保险 | 医疗保险
      | [^，,。；;]{0,24}可(?:以)?(?:申请|享受|按|凭|办理|领取|延|分|向)
      | [^，,。；;]{0,40}[，,](?:可?一次性|可?享受|给予|予以补|按[^，,。；;]{0,24}(?:给予|发放|补|奖)|凭[^，,。；;]{0,24}可|发放|奖励)
      | [^，,。；;]{0,40}[，,][^，,。；;]{0,16}(?:可(?:以)?(?:同步|享受|优化|按|先|申请|给予|延)|抵扣)
    )
    """,
    re.VERBOSE,
)
# 1月1日前聘任的教师, 12月31日前缴清契税的: they tell who is meant.
DESCRIBED = pattern_of(
    r"""
    [，,]?[^，,。；;]{0,40}的(?=[，,。；;]|\Z)
      | [，,]?应[^，,。；;]{1,6}的
      | (?![^，,。；;]{0,60}(?:将|把))[^，,。；;]{0,60}的[^，,。；;的]{0,8}
        (?: (?:自然人|法人|购房人|居民|家庭|农户)
          | (?:老师|教师|人员|企业|项目|贷款|住房|职工|学生)(?=[，,。；;]|\Z|可|给予|予以|按|享受|自愿)
        )
      | (?![^，,。；;]{0,40}(?:将|把))[^，,。；;的]{2,40}的[^，,。；;的]{1,8}由
    """,
    re.VERBOSE,
)
STATE = pattern_of(
    r"""
    [，,]?(?:已|曾|未|尚未|仍)?(?:经|在|由|被)?[^，。；、\n]{0,10}?
    (?: 出生|聘任|取得|毕业|参加工作|到期|成立|入职|参保|(?<!转)入学(?![院校通手登报申资信])
      | 获得|获批|立项|入选|签订|签署|发生|发表|投产|建成|开工|存续|购买|购置
      | 评定|出台|印发|[发公]布的|备案的|注册的|办理的|受理|施行|实施的|登记的
      | 转[入出](?![学本我]?[院校系]|单位|地|方)|离职|退休|未就业|在岗|在职|在籍
      | 首次(?=购|办|参保|缴|就业|申请)|新办|办结的|受理的|缴纳的|生产的|上市的
    )
    """,
    re.VERBOSE,
)
# 请于, 必须在, 确保X前: then it is a duty, whatever the verb (签订, 成立).
MUST_BEFORE = pattern_of(
    r"(?:(?<!申)请|应(?!届|聘|征)|须|需|务必|务|必须|确保|力争|必)(?:[^，,。；;\n]{0,16})\Z|要(?:于|在)[\s\u3000]{0,2}\Z"
)
MUST_AFTER = pattern_of(r"[，,]?[^，,。；;\n]{0,12}(?:(?<!申)请|须|应(?!届|聘)|务必|必须|将|把)")


def is_granted(text: str, before: str, at: int, end: int) -> bool:
    """Whether the date that ends at `at`, behind the words `before` and within a sentence up to `end`, binds nobody.

    >>> [is_granted(w, b, 0, len(w)) for b, w in (("请于", "报送名单"), ("对", "购房的继续补贴"), ("", "出生的学生"), ("须于", "签订合同"))]
    [False, True, True, False]
    """
    if TOLD_BEFORE.search(before):
        return True
    is_work_on = text.startswith(("对", "针对"), at) and MUST_BEFORE.search(before) is not None  # 务必于X前对校车进行检修
    if GRANTED_BEFORE.search(before) or (not is_work_on and GRANTED.match(text, at, end)):
        return not (ASKS_OPINION.match(text, at, end) or OBJECTION.search(before))
    if MUST_BEFORE.search(before) or MUST_AFTER.match(text, at, end):
        return DESCRIBED.match(text, at, end) is not None and not MUST_BEFORE.search(before)
    return bool(DESCRIBED.match(text, at, end) or STATE.match(text, at, end))

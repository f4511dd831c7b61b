"""The way by which it is to be handed in: a report system, a mailbox, an office."""

import re

from extractors.deadlines.clauses import trim
from extractors.deadlines.trigger import Trigger
from extractors.deadlines.verbs import SUBMIT
from extractors.notice import Span

CHANNEL = re.compile(
    rf"""
    (?: (?:通过|登录|登陆|使用|利用)(?P<by>[^，,。；;]{{2,60}}?)
        (?=(?:提交|上报|报送|填报|上传|完成|填写|报名|在线|进行|注册|统一|将|报|，|,|。|；|\Z))
      | (?:{SUBMIT})(?:至|到|给|往|回)?(?P<to>(?:邮箱|电子邮箱|指定邮箱|信箱)?[：:]?[^，,。；;：:]{{2,60}})
    )
    """,
    re.VERBOSE,
)


def find_channel(text: str, trigger: Trigger) -> Span | None:
    """Where it goes, from the words behind the date, else from those before it."""
    for span in (trigger.after, trigger.before):
        found = CHANNEL.search(text, span.start, min(span.end, span.start + 160))
        if found:
            group = "by" if found["by"] else "to"
            return trim(text, Span(*found.span(group)))
    return None

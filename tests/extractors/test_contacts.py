from dataclasses import replace
from typing import Any

import pytest

from tests.cases import Case, check, read_text

# A line by itself would be a title.
LEAD = "各有关单位：\n现将有关事项通知如下。\n"


def within_notice(case: Case) -> Case:
    """The case in the body of a notice."""
    return replace(case, marked=LEAD + case.marked)


def who(person: str | None = None, *phone: str, **members: Any) -> dict[str, Any]:
    """One row: the person, the telephone numbers, and what else matters."""
    lists = {key: (value,) if isinstance(value, str) and key in ("fax", "email", "im") else value for key, value in members.items()}
    return {"person": person, "phone": list(phone)} | {k: list(v) if isinstance(v, tuple) else v for k, v in lists.items()}


LABELLED = (
    Case("联系人：⟦王示范⟧，电话：010-66011234。", (who("王示范", "010-66011234"),), "label, comma"),
    Case("联 系 人：⟦王 一⟧　　联系电话：0731-84715678", (who("王一", "0731-84715678"),), "spaces within label and name"),
    Case(
        "（联系人：⟦欧阳示范⟧；联系电话：66011234；电子邮箱：sf@example.com）",
        (who("欧阳示范", "66011234", email="sf@example.com"),),
        "semicolons",
    ),
    Case(
        "联系人：⟦王示范⟧、⟦李样例⟧，电话：010-66096234、66097822转8012。",
        (
            who("王示范", "010-66096234", "66097822转8012", dial=["010-66096234", "010-66097822-8012"]),
            who("李样例", "010-66096234", "66097822转8012"),
        ),
        "list shares a list of numbers",
    ),
    Case(
        "联系人及电话：⟦王示范⟧，010-66011234；⟦李样例⟧，66015678",
        (who("王示范", "010-66011234"), who("李样例", "66015678", dial=["010-66015678"])),
        "one label, two persons",
    ),
    Case(
        "联系人：⟦王示范⟧科长，电话66011234；⟦李样例⟧副处长，电话66015678",
        (who("王示范", "66011234"), who("李样例", "66015678")),
        "titles behind names",
    ),
    Case("学校联系人：⟦张校长⟧ 13800001234", (who("张校长", "13800001234"),), "surname with title only"),
    Case("联系人：⟦买买提·示范⟧ 电话：0991-7601234", (who("买买提·示范", "0991-7601234"),), "dotted name"),
    Case("联系人：⟦王示会⟧ 电话：66011234", (who("王示会", "66011234"),), "rare characters behind a label"),
    Case(
        "报名联系人：⟦王示范⟧，66011234；技术联系人：⟦李样例⟧，66015678。",
        (who("王示范", "66011234", serves="报名"), who("李样例", "66015678", serves="技术")),
        "what each is for",
    ),
    Case(
        "联系人：⟦王示范⟧（13800001234）、⟦李样例⟧（13900005678），邮箱：sf@example.com",
        (who("王示范", "13800001234", email="sf@example.com"), who("李样例", "13900005678", email="sf@example.com")),
        "mailbox behind a list",
    ),
    Case(
        "联系人：⟦王示范⟧（13800001234）、⟦李样例⟧（13900005678，邮箱：sf@example.com）",
        (who("王示范", "13800001234", email=()), who("李样例", "13900005678", email="sf@example.com")),
        "mailbox within brackets",
    ),
    Case(
        "请将回执发送至邮箱sf@example.com（联系人：⟦王示范⟧，66011234）。",
        (who("王示范", "66011234", email="sf@example.com"),),
        "mailbox before the label",
    ),
    Case("请与市示范局职教科⟦王示范⟧联系，电话66011234。", (who("王示范", "66011234", organization="市示范局职教科"),), "in running words"),
    Case(
        "通关事宜请联系⟦王示范⟧13800001234，减税事宜请联系⟦李样例⟧13900005678。",
        (who("王示范", "13800001234"), who("李样例", "13900005678")),
        "bare names before numbers",
    ),
    Case("技术支持：⟦李工⟧；电话：66011234", (who("李工", "66011234", serves="技术支持"),), "a semicolon behind the person"),
    Case(
        "联系电话：66011234。联系人：⟦王示范⟧。邮箱：sf@example.com。",
        (who("王示范", "66011234", email="sf@example.com"),),
        "full stops between",
    ),
    Case("报名咨询电话：66011234（⟦王老师⟧，上午9:00—11:30）", (who("王老师", "66011234"),), "person and hours in brackets"),
    Case("⟦王示范⟧（处长） 66011234", (who("王示范", "66011234", serves=None),), "a title in brackets"),
    Case("司机：⟦王师傅⟧ 13800001234", (who("王师傅", "13800001234", serves="司机"),), "a word like a name announces"),
    Case("电话：66011234 传真：66015678（⟦王示范⟧）", (who("王示范", "66011234", fax="66015678"),), "person behind both numbers"),
    Case("联系人: ⟦李 明⟧  ⟦王 红⟧\n电  话: 66011234", (who("李明", "66011234"), who("王红", "66011234")), "names of characters apart"),
    Case(
        "联系人：⟦王　示⟧　　　⟦张　伟⟧　　　电　话：66011234",
        (who("王示", "66011234"), who("张伟", "66011234")),
        "names and a label of characters apart",
    ),
    Case("联系人姓名：⟦王示范⟧ 联系电话：66011234", (who("王示范", "66011234"),), "姓名 behind the label"),
)
OFFICES = (
    Case(
        "⟦市示范局办公室⟧（电话：66011234，邮箱：sf@example.com）",
        (who(None, "66011234", organization="市示范局办公室", email="sf@example.com"),),
        "office only",
    ),
    Case(
        "报送至⟦省示范厅职成处⟧（邮箱：sf@example.com）。",
        (who(None, organization="省示范厅职成处", email="sf@example.com"),),
        "to which something is sent",
    ),
    Case(
        "书面材料寄⟦市示范局办公室⟧，电话：66011234。",
        (who(None, "66011234", organization="市示范局办公室"),),
        "words run on before the office",
    ),
    Case(
        "市示范局⟦王示范⟧：66011234；市样例局⟦李样例⟧：66015678",
        (who("王示范", "66011234", organization="市示范局"), who("李样例", "66015678", organization="市样例局")),
        "office before the person",
    ),
    Case(
        "联系人：⟦王示范⟧（职成司）、⟦李样例⟧（办公厅），电话：66011234",
        (who("王示范", "66011234", organization="职成司"), who("李样例", "66011234", organization="办公厅")),
        "offices in brackets",
    ),
    Case(
        "联系人：教务处⟦张示范⟧、学生处⟦李样例⟧，电话：66011234",
        (who("张示范", "66011234", organization="教务处"), who("李样例", "66011234", organization="学生处")),
        "list of offices with persons",
    ),
    Case(
        "联系人：⟦王示范⟧ 66011234（审批科），⟦李样例⟧ 66015678（教师科）",
        (who("王示范", "66011234", organization="审批科"), who("李样例", "66015678", organization="教师科")),
        "offices behind the numbers",
    ),
    Case(
        "咨询电话：66011234（⟦五官医院⟧）、66015678（⟦儿童医院⟧）",
        (who(None, "66011234", organization="五官医院"), who(None, "66015678", organization="儿童医院")),
        "numbers of offices in brackets",
    ),
    Case(
        "⟦党政办⟧（66011234）、⟦教务处⟧（66015678）",
        (who(None, "66011234", organization="党政办"), who(None, "66015678", organization="教务处")),
        "offices with their numbers",
    ),
    Case(
        "⟦示范区局⟧：2661852⟦样例区局⟧：5690210",
        (who(None, "2661852", organization="示范区局"), who(None, "5690210", organization="样例区局")),
        "no mark between",
    ),
    Case(
        "⟦示范市职教中心（示范技师学院）⟧ 88612281",
        (who(None, "88612281", organization="示范市职教中心（示范技师学院）"),),
        "office with its other name",
    ),
    Case("⟦市水务局再生水管理处⟧，联系电话：89151234。", (who(None, "89151234", organization="市水务局再生水管理处"),), "再 within a name"),
    Case(
        "为全面落实区委区政府部署，我局开通服务热线：⟦0523-86191234⟧。",
        (who(None, "0523-86191234", organization=None),),
        "an office of running words",
    ),
)
BLOCKS = (
    Case(
        "联系人：⟦王示范⟧　⟦李样例⟧\n电话：0731-84715678\n传真：0731-84715679\n邮箱：sf@example.com",
        (
            who("王示范", "0731-84715678", fax="0731-84715679", email="sf@example.com"),
            who("李样例", "0731-84715678", fax="0731-84715679", email="sf@example.com"),
        ),
        "a block shared by all",
    ),
    Case(
        "电话：0731-84715678\n传真：0731-84715679\n邮箱：sf@example.com\n联系人：⟦王示范⟧",
        (who("王示范", "0731-84715678", fax="0731-84715679", email="sf@example.com"),),
        "person below the numbers",
    ),
    Case(
        "联系人：⟦王示范⟧ ⟦李样例⟧\n电话：66011234 66015678\n邮箱：a@example.com b@example.com",
        (who("王示范", "66011234", email="a@example.com"), who("李样例", "66015678", email="b@example.com")),
        "lists of equal length",
    ),
    Case(
        "大赛秘书处\n⟦王示范⟧：13800001234\n⟦李样例⟧：13900005678\n邮箱：sf@example.com",
        (
            who("王示范", "13800001234", organization="大赛秘书处", email="sf@example.com"),
            who("李样例", "13900005678", organization="大赛秘书处", email="sf@example.com"),
        ),
        "office above its block",
    ),
    Case(
        "市级负责人：\n市示范处⟦王示范⟧（13800001234）\n各县联系人：\n样例县：⟦李样例⟧（13900005678）",
        (who("王示范", "13800001234"), who("李样例", "13900005678", serves=None)),
        "another list of others",
    ),
    Case(
        "联系电话：66011234 ⟦张老师⟧　　66015678⟦韩老师⟧\n邮箱：sf@example.com",
        (who("张老师", "66011234", email="sf@example.com"), who("韩老师", "66015678", email="sf@example.com")),
        "numbers before persons",
    ),
    Case(
        "通讯地址：示范市示范路12号；邮编：410000；收件人：⟦王示范⟧；电话：66011234",
        (who("王示范", "66011234", address="示范市示范路12号", postcode="410000"),),
        "address before the person",
    ),
    Case(
        "联系人：⟦王示范⟧，电话：66011234\n地址：示范市示范路12号（邮编410000）",
        (who("王示范", "66011234", address="示范市示范路12号", postcode="410000"),),
        "postcode in brackets",
    ),
    Case(
        "单位\t联系人\t电话\t邮箱\n市示范局\t⟦王示范⟧\t66011234\ta@example.com\n市样例局\t⟦李样例⟧\t66015678\tb@example.com",
        (
            who("王示范", "66011234", organization="市示范局", email="a@example.com"),
            who("李样例", "66015678", organization="市样例局", email="b@example.com"),
        ),
        "a table",
    ),
    Case(
        "班级\t班主任\t电话\n1班\t⟦王示范⟧\t13800001234\n2班\t⟦李样会⟧\t13900005678",
        (who("王示范", "13800001234"), who("李样会", "13900005678")),
        "a cell with the shape of a name",
    ),
    Case(
        "序号 姓名 电话 1 ⟦王示范⟧ 13800001234 2 ⟦郭街示⟧ 13900005678 3 ⟦李样例⟧ 13700006789",
        (who("王示范", "13800001234"), who("郭街示", "13900005678"), who("李样例", "13700006789")),
        "a table that ran together",
    ),
    Case(
        "联系人：\n市示范局职教科：⟦王示范⟧ ⟦李样例⟧\n电话：66011234\n示范大学：⟦张建国⟧\n电话：13800001234",
        (
            who("王示范", "66011234", organization="市示范局职教科"),
            who("李样例", "66011234", organization="市示范局职教科"),
            who("张建国", "13800001234", organization="示范大学"),
        ),
        "persons on a line above their number",
    ),
    Case(
        "联系人：⟦王示范⟧\n单位：市示范局\n电话：66011234", (who("王示范", "66011234", organization="市示范局"),), "office below the person"
    ),
    Case(
        "招生：⟦0731-84715678⟧；就业：⟦0731-84719012⟧",
        (who(None, "0731-84715678"), who(None, "0731-84719012")),
        "uses that look like names",
    ),
)
CHANNELS = (
    Case("联系人：⟦王示范⟧ 电话：66011234（兼传真）", (who("王示范", "66011234", fax="66011234"),), "telephone is fax, too"),
    Case("联系人：⟦王示范⟧ 电话/传真：66011234", (who("王示范", "66011234", fax="66011234"),), "one label for both"),
    Case("电话：⟦66011234⟧，66015678（传真）", (who(None, "66011234", fax="66015678"),), "the second is the fax"),
    Case("请将回执传真至⟦66011234⟧。", (who(None, fax="66011234"),), "sent by fax"),
    Case("联系人：⟦王示范⟧，手机：13800001234，QQ：12345678", (who("王示范", "13800001234", im="12345678"),), "QQ"),
    Case("联系人：⟦王示范⟧，电话及微信号：13800001234", (who("王示范", "13800001234", im="13800001234"),), "one number for both"),
    Case("技术支持电话：⟦400-812-3456⟧（工作日9:00-17:00）", (who(None, "400-812-3456", serves="技术支持"),), "service number, hours"),
    Case("24小时服务热线：⟦88202020⟧", (who(None, "88202020", serves="24小时服务"),), "figures before the service"),
    Case("举报电话：⟦86222616⟧、12345", (who(None, "86222616", "12345", serves="举报"),), "service number on a list"),
    Case(
        "总机：010-66011234转8012（⟦王示范⟧）", (who("王示范", "010-66011234转8012", dial=["010-66011234-8012"]),), "extension of a person"
    ),
    Case(
        "监督电话：⟦66011234⟧；举报邮箱：⟦sf@example.com⟧",
        (who(None, "66011234"), who(None, email="sf@example.com")),
        "two uses, two contacts",
    ),
    Case(
        "领取地点：示范公司\n联系人：⟦张工⟧ 66011234",
        (who("张工", "66011234", organization="示范公司", serves=None),),
        "an office above behind a place",
    ),
    Case("材料报送地点：市示范局，联系人：⟦王示范⟧，电话：66011234", (who("王示范", "66011234", serves=None),), "a place is no use"),
    Case(
        "投诉电话：⟦66011234⟧、12345（政务服务热线）、12315", (who(None, "66011234", "12345", "12315"),), "a note between service numbers"
    ),
    Case("联系人：⟦王示范⟧ 电话：66011234（传真）", (who("王示范", "66011234", fax="66011234"),), "one number with fax in brackets"),
    Case(
        "请宣传员加入QQ群108801234，参与信息报送和日常管理。报送邮箱：⟦sf@example.com⟧。",
        (who(None, email="sf@example.com", im=()),),
        "a group in another sentence",
    ),
)
NOTHING = (
    Case("请各单位填写联系人、联系电话、邮箱等信息，于5月8日前报送。", (), "labels without numbers"),
    Case("不清楚的可向上级联系人索取（附件2）。", (), "a verb behind the label"),
    Case("依据示政发〔2020〕123号文，文号12345678。", (), "number of a document"),
    Case("邮编：410000", (), "postcode alone"),
    Case("开户行：示范银行，账号：43674200123456，税号：12430000444877。", (), "bank account"),
    Case("身份证号：430102199001011234。", (), "identity number"),
    Case("项目编号：2018091405026，共需资金88001234元。", (), "number of a project, amount"),
    Case("请扫码加入QQ群（群号：123456789）。", (), "a group"),
    Case("关注微信公众号：shifanjiaoyu12345", (), "a public account"),
    Case("会议号：662345678，密码：123456，电话会议号码：66011234", (), "a video conference"),
    Case("发挥12345热线作用，完善企业服务热线建设，融合12345便民热线。", (), "a hotline that is talked about"),
    Case("形成统一的“12345”政务热线，整合服务热线和“12345”平台。", (), "a hotline in quotation marks"),
    Case("投诉电话：12345（政务服务热线）、12315", (), "hotlines of nobody"),
    Case("参会回执\n姓名\t单位\t手机号码\n\t\t", (), "a blank form"),
    Case("增设受理电话，010-66011234不再受理以上问题。", (), "a number out of use"),
    Case("登录示范省教师专业发展网络学校（网址略）报名，限额88001234元。", (), "an office behind 发 of another word"),
    Case("活动由王示范主持，李样例参加。", (), "persons in running words"),
    Case("车间\t66011234\n门房\t66015678", (), "places of work in a table without a heading"),
)
KNOWN_MISSES = (
    Case("联系人：⟦郝银行⟧联系电话：66011234", (who("郝银行", "66011234"),), "a name that ends like an office"),
    Case("发送至我院⟦徐示⟧处，邮箱：sf@example.com", (who("徐示", email="sf@example.com"),), "处 behind a name of two"),
)


@pytest.mark.parametrize("case", [*LABELLED, *OFFICES, *BLOCKS, *CHANNELS, *NOTHING], ids=lambda case: case.why)
def test_contacts(case: Case) -> None:
    check(within_notice(case), "contacts")


@pytest.mark.parametrize("case", KNOWN_MISSES, ids=lambda case: case.why)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_misses(case: Case) -> None:
    check(within_notice(case), "contacts")


def test_blocks_have_groups() -> None:
    text = (
        "一、联系方式\n联系人：王示范、李样例，电话：66011234\n\n二、其他\n"
        + "请各单位高度重视，认真组织，确保实效。" * 5
        + "\n监督电话：66015678\n"
    )
    groups = [row.group for row in read_text(text).rows["contacts"]]
    assert groups == [1, 1, 2]


def test_one_person_named_twice_is_one_contact() -> None:
    text = "请联系：市示范局王示范，电话：66011234。\n\n材料报送联系人：王示范，邮箱：sf@example.com\n"
    check(Case(text, (who("王示范", "66011234", email="sf@example.com", organization="市示范局"),), "named twice"), "contacts")


def test_blank_forms_of_attachments_are_not_read() -> None:
    text = "关于报名的通知\n各学校：\n请报名。\n\n示范县教育局\n2024年3月1日\n\n附件1\n报名表\n联系人：王示范 电话：66011234\n"
    check(Case(text, (), "attachment"), "contacts")

"""Words from which made-up cases are put together. The places do not exist, and must not."""

from dataclasses import dataclass

PLACE_STARTS = (
    *("Ash", "Bar", "Brack", "Calder", "Crom", "Dun", "Elder", "Fal", "Gar", "Hallow", "Ing"),
    *("Kel", "Lang", "Mar", "Nether", "Oak", "Pend", "Quarn", "Rad", "Sand", "Thorn", "Ul", "Wex"),
)
PLACE_ENDS = (
    *("bourne", "bridge", "combe", "dale", "ford", "gate", "ham", "hurst", "ley", "mere"),
    *("mouth", "stow", "ton", "wick"),
)
COUNCILS = {
    "county": "County Council",
    "district": "District Council",
    "unitary": "Council",
    "metropolitan-district": "Metropolitan Borough Council",
}


@dataclass(frozen=True)
class Topic:
    """What a made-up case in one sector is about."""

    projects: tuple[str, ...]
    problems: tuple[str, ...]
    measures: tuple[str, ...]


TOPICS = {
    "children-and-families": Topic(
        ("Family hubs", "Early help at the school gate", "One plan for the family"),
        (
            "Parents told their story to a health visitor, a school and a social worker in turn.",
            "Families reached the threshold for care before anyone had offered help.",
        ),
        ("Children entering care", "Families helped before a referral"),
    ),
    "health": Topic(
        ("Neighbourhood clinics", "Home from hospital", "Link workers in surgeries"),
        (
            "People stayed in hospital for days after they were well, for want of a plan at home.",
            "One in five appointments with a GP was about money, housing or loneliness.",
        ),
        ("Emergency admissions", "Days in hospital after being fit to leave"),
    ),
    "adult-social-care": Topic(
        ("Local area coordinators", "Falls and frailty visits", "Carers' breaks"),
        (
            "Older people were assessed four times before anybody fitted a grab rail.",
            "Unpaid carers found out what help there was only in a crisis.",
        ),
        ("People needing long-term care", "Falls at home"),
    ),
    "mental-health": Topic(
        ("A crisis café", "Street triage", "Talking before tipping point"),
        (
            "People in distress waited in A&E or a police cell, as nothing else was open at night.",
            "Young people waited nine months and then lost their place at eighteen.",
        ),
        ("Detentions under section 136", "Weeks waited for a first appointment"),
    ),
    "housing-and-homelessness": Topic(
        ("Warm homes", "Stable tenancies", "A home first"),
        (
            "Cold, damp homes made residents ill, and their landlords were hard to find.",
            "People slept rough, lost hostel places and came back to the street within months.",
        ),
        ("Tenancies kept for a year", "Homes lifted out of fuel poverty"),
    ),
    "employment-and-skills": Topic(
        ("Work and health coaches", "Jobs with the council", "Skills for the next shift"),
        (
            "People out of work for years saw a new adviser every few weeks.",
            "Ill health kept residents from work, and no service looked at both together.",
        ),
        ("People in work after six months", "Courses finished"),
    ),
    "policing-and-justice": Topic(
        ("A second chance scheme", "Violence reduction teams", "Support in custody"),
        (
            "Women were sent to prison for weeks and came out without a home.",
            "Police were called to the same addresses time and again for what was not crime.",
        ),
        ("Offences within a year", "Repeat calls to the same address"),
    ),
    "education": Topic(
        ("Ready for school", "Attendance mentors", "Inclusion in every classroom"),
        (
            "A third of children started school unable to say what they needed.",
            "Pupils were excluded while they waited for an assessment of autism.",
        ),
        ("Days of school missed", "Children at the expected level at five"),
    ),
    "community-and-voluntary": Topic(
        ("Neighbourhood networks", "Village agents", "The good neighbour fund"),
        (
            "Small groups knew who was lonely, but had no way to tell anyone who could help.",
            "Grants ran for a year at a time, so volunteers were trained and then let go.",
        ),
        ("People who say they are often lonely", "Groups still running after three years"),
    ),
    "welfare-and-debt": Topic(
        ("Money advice in surgeries", "A benefits take-up campaign", "One debt, one letter"),
        (
            "Council tax, rent and parking debts were chased by three teams in one building.",
            "Pensioners went without Pension Credit because nobody asked.",
        ),
        ("Income gained by households", "Evictions for arrears"),
    ),
    "public-health": Topic(
        ("Active every day", "A smoke-free start", "Healthy streets"),
        (
            "Life expectancy differed by ten years between two ends of one bus route.",
            "Drug deaths rose while treatment and housing each waited for the other.",
        ),
        ("Smoking in pregnancy", "Adults active for 150 minutes a week"),
    ),
    "digital-and-data": Topic(
        ("A shared record", "Matching data to find need", "Tell us once"),
        (
            "Four systems held four addresses for the same child.",
            "Nobody could say which families were known to every service.",
        ),
        ("Records matched without error", "Minutes to find a full history"),
    ),
    "environment-and-place": Topic(
        ("Flood wardens", "Parks on prescription", "Buses that meet the clinic"),
        (
            "Floods came back before the last insurance claims were settled.",
            "Residents without a car gave up on hospital appointments.",
        ),
        ("Homes flooded", "Journeys made on the new route"),
    ),
}
BARRIER_LOOKS = {
    "short-term-funding": (
        "Money came for one year, and staff looked for other jobs by the autumn.",
        "Savings fell to the NHS while the council paid.",
    ),
    "misaligned-geographies-and-commissioning": (
        "Police, health and council drew their boundaries in three different places.",
        "Two contracts paid for the same visit and a third forbade it.",
    ),
    "professional-cultures": (
        "Social workers and housing officers used the same words for different things.",
        "Nurses feared that shared work would blur who answered for a mistake.",
    ),
    "data-sharing": (
        "Nobody was sure that a name might be passed on, so nobody passed it on.",
        "The systems could not talk to each other, and spreadsheets went round by e-mail.",
    ),
    "limited-sharing-of-what-works": (
        "The team next door had tried the same thing two years before, and nobody knew.",
        "The pilot ended before its evaluation began.",
    ),
}
BARRIER_LOOKS_OTHERWISE = ("Each service waited for another to move first.",)
TRIED = (
    "Partners signed one agreement and put a name to each promise in it.",
    "A joint manager was paid by all partners and answered to none alone.",
    "Staff shadowed each other for a week before the work began.",
    "A small fund was held in common and spent where it was needed.",
)
BLOCKS = (
    (
        "A team in one room",
        "Staff of every partner sit together two days a week and take new "
        "referrals at a short meeting each morning. Cases are closed only when all agree.",
    ),
    (
        "One person to call",
        "Each household has one named worker, who keeps in touch with the "
        "others for them. The worker may spend a small sum without asking.",
    ),
    (
        "A plan the family holds",
        "The plan is written with the family, in their words, and kept by "
        "them. Every service works from it and adds to it.",
    ),
    (
        "A board that can decide",
        "Directors meet each month with power to move money and people. "
        "What they cannot settle goes to their chief executives within a week.",
    ),
    (
        "A list everyone trusts",
        "Records are matched every night under one agreement. Only the "
        "fact of contact is shared until the resident consents to more.",
    ),
    (
        "Residents who check us",
        "A panel of residents reads results twice a year and is paid for "
        "it. Their questions are answered in public.",
    ),
)
WENT_WRONG = (
    "The first manager left after four months and partners took half a year to agree on another.",
    "Referrals were three times what was planned, and a waiting list grew.",
    "Frontline staff were told late, and some first heard of it from residents.",
    "The shared system was eighteen months late and was dropped in the end.",
    "Two wards with the greatest need were left out, for no building could be found.",
)
LESSONS = (
    "Agree who pays before the savings show.",
    "Begin with ten households, not a hundred.",
    "Write down what each partner may not do.",
    "Keep a record of what was tried and given up.",
)

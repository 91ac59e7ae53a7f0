"""Families of words that two articles use in turn for one thing: "expelled" and "threw out", "jets" and "warplanes".

The first word names the family and serves as the common stem of all of them. No word is of two families.
"""

from __future__ import annotations

from timeline.vocabulary import EventType

BY_PHONE = frozenset(
    {"phone", "phoned", "telephone", "telephoned", "phonecall", "call", "calls", "teleconference", "videoconference"}
)
VISIT = """
    visit visits visited visiting trip trips journey travel travels travelled traveled travelling fly flies flew flown arrive arrives
    arrived arrival
"""
TALKS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_PRESSURE = frozenset({EventType.SANCTION, EventType.COERCE, EventType.REJECT})

ACT_FAMILIES: dict[str, tuple[str, frozenset[EventType]]] = {
    "phone": (" ".join(sorted(BY_PHONE)), TALKS),
    "attack": (
        """attack attacks attacked attacking strike strikes struck striking airstrike airstrikes raid raids raided bombing bombardment
        bombed bombs assault assaults hit hits targeted shelling shelled shells fired ambush ambushed ambushes""",
        frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE}),
    ),
    "meeting": (
        """meet meets met meeting meetings talk talks talked conversation summit negotiation negotiations negotiate negotiated
        negotiating""",
        TALKS,
    ),
    "visit": (VISIT, TALKS),
    "pact": ("pact pacts agreement agreements accord accords treaty treaties deal deals memorandum contract contracts", TALKS),
    "sanction": (
        "sanction sanctions sanctioned sanctioning measure measures blacklist blacklists blacklisted blacklisting penalties penalty",
        _PRESSURE,
    ),
    "ban": (
        "ban bans banned banning embargo embargoes prohibition prohibit prohibits prohibited bar bars barred barring forbids forbidden",
        _PRESSURE,
    ),
    "closure": ("close closes closed closing closure shut shuts shutting shutdown seal seals sealed sealing", _PRESSURE),
    "expulsion": (
        "expel expels expelled expelling expulsion expulsions oust ousts ousted persona deport deports deported deporting deportation",
        _PRESSURE,
    ),
    "recall": ("recall recalls recalled recalling", _PRESSURE),
    "seizure": (
        "seize seizes seized seizing seizure capture captures captured impound impounds impounded confiscate confiscates confiscated boarded",
        _PRESSURE,
    ),
    "arrest": ("arrest arrests arrested arresting detain detains detained detaining detention custody apprehended", _PRESSURE),
    "release": (
        "release releases released releasing free frees freed freeing",
        frozenset({EventType.RETREAT, EventType.CONCEDE}),
    ),
    "exchange": ("exchange exchanges exchanged exchanging swap swaps swapped", frozenset({EventType.RETREAT, *TALKS})),
    "summons": ("summon summons summoned summoning", frozenset({EventType.ACCUSE})),
    "accusation": (
        "accusation accusations allegation allegations claim claims criticism reproach reproaches",
        frozenset({EventType.ACCUSE, EventType.REJECT}),
    ),
    "veto": ("veto vetoes vetoed vetoing", frozenset({EventType.REJECT})),
    "drill": (
        "drill drills exercise exercises manoeuvre manoeuvres maneuver maneuvers",
        frozenset({EventType.MOBILIZE, EventType.COOPERATE, EventType.AGREE}),
    ),
    "support": ("support supports supported supporting", frozenset({EventType.SUPPORT})),
    "launch": ("launch launches launched launching test tests tested", frozenset({EventType.MOBILIZE})),
}
# What is done besides, and what it is done to.
THING_FAMILIES = {
    # persons
    "envoy": "ambassador ambassadors envoy envoys",
    "diplomat": "diplomat diplomats attache attaches",
    "staff": "staff staffer staffers personnel employee employees",
    "soldier": "soldier soldiers troops serviceman servicemen trooper troopers",
    "sailor": "sailor sailors crew crewman crewmen crewmember crewmembers seaman seamen mariner mariners",
    "fisherman": "fisherman fishermen fisher fishers",
    "prisoner": "prisoner prisoners captive captives detainee detainees hostage hostages inmate inmates pow pows",
    "refugee": "refugee refugees migrant migrants",
    "citizen": "citizen citizens national nationals compatriot compatriots",
    "spy": "spy spies spying espionage",
    "mediation": """mediate mediates mediated mediating mediation mediator mediators intermediary intermediaries broker brokers brokered
        brokering facilitator""",
    "rebel": "rebel rebels insurgent insurgents guerrilla guerrillas militant militants",
    "inspection": "inspector inspectors inspection inspections inspect inspects inspected",
    "hacking": "hack hacks hacked hacking hacker hackers cyberattack cyberattacks cyber",
    # things
    "ship": "ship ships vessel vessels boat boats",
    "jet": "jet jets aircraft plane planes warplane warplanes fighter fighters",
    "drone": "drone drones uav uavs quadcopter quadcopters unmanned",
    "missile": "missile missiles rocket rockets",
    "weapon": "weapon weapons arms munition munitions weaponry",
    "border": "border borders frontier frontiers crossing crossings",
    "embassy": "embassy embassies",
    "consulate": "consulate consulates consular consul consuls",
    "island": "island islands isle isles islet islets",
    "shoal": "shoal reef",
    "base": "base bases outpost outposts",
    "fishery": "fishery fisheries fishing",
    "earthquake": "earthquake earthquakes quake quakes",
    "flood": "flood floods flooded flooding",
    "electricity": "electricity power",
    "oil": "oil crude petroleum",
    "grain": "grain grains wheat",
    "road": "road roads highway highways",
    "truck": "truck trucks lorry lorries",
    "plant": "plant plants factory factories",
    # money and trade
    "tariff": "tariff tariffs duty duties levy levies surcharge",
    "loan": "loan loans lend lends lent credit credits",
    "aid": "aid relief assistance help humanitarian",
    "supply": "supply supplies supplied supplying delivery deliveries deliver delivers delivered delivering shipment shipments",
    "export": "export exports exported exporting exporter exporters",
    "import": "import imports imported importing importer importers",
    "purchase": "purchase purchases purchased purchasing buy buys bought buying",
    "compensation": "compensation compensate compensates compensated reparation reparations damages",
    "funds": "fund funds funding money financing",
    "asset": "asset assets",
    # law and politics
    "truce": "truce ceasefire armistice cease",
    "coup": "coup putsch takeover",
    "election": "election elections poll polls ballot ballots",
    "resolution": "resolution resolutions draft",
    "parliament": "parliament parliamentary lawmaker lawmakers legislature",
    "court": "court courts tribunal tribunals",
    "ruling": "ruling rulings ruled verdict verdicts judgment judgement",
    "complaint": "complaint complaints lawsuit lawsuits",
    "extradition": "extradition extradite extradites extradited extraditing",
    "investigation": "investigation investigations investigate investigates investigated inquiry inquiries enquiry probe probes",
    "visa": "visa visas",
    "relations": "relations ties",
    "apology": "apology apologies apologise apologises apologised apologize apologizes apologized",
    "note": "note memo",
    "retaliation": """retaliate retaliates retaliated retaliating retaliation retaliatory countermeasure countermeasures respond responds
        responded response reciprocal reciprocate kind""",
    "deadline": "deadline ultimatum",
    # what is done to them
    "killing": "kill kills killed killing killings dead death deaths die dies died slain",
    "wound": "wound wounds wounded wounding injure injures injured injuring injury injuries hurt",
    "explosion": "explosion explosions explode exploded blast blasts",
    "clash": "clash clashes clashed clashing fighting fought skirmish skirmishes firefight",
    "collision": "collision collisions collide collided collides ram rams rammed ramming",
    "downing": "downing downed shot shoot shoots shooting",
    "halt": """halt halts halted halting suspend suspends suspended suspending suspension stop stops stopped stopping stoppage freeze
        freezes freezing froze frozen pause pauses paused interrupt interrupts interrupted""",
    "resumption": "resume resumes resumed resuming resumption restart restarts restarted",
    "reopening": "reopen reopens reopened reopening",
    "cancellation": """cancel cancels cancelled canceled cancelling canceling cancellation scrap scraps scrapped scrapping abandon abandons
        abandoned""",
    "postponement": "postpone postpones postponed postponing postponement delay delays delayed delaying",
    "withdrawal": "withdraw withdraws withdrew withdrawn withdrawing withdrawal pullout",
    "return": "return returns returned returning repatriate repatriates repatriated repatriation",
    "increase": "increase increases increased increasing raise raises raised raising hike hikes",
    "approval": "approve approves approved approving approval endorse endorses endorsed endorsement adopt adopts adopted adoption",
    "signing": "sign signs signed signing signature signatures",
    "deployment": "deploy deploys deployed deploying deployment deployments station stations stationed",
    "evacuation": "evacuate evacuates evacuated evacuating evacuation evacuations",
    "rescue": "rescue rescues rescued rescuing rescuer rescuers",
    "violation": "violate violates violated violating violation violations breach breaches breached infringe infringed infringement",
    "provocation": "provocation provocations provocative provoke provoked",
    "unfounded": "unfounded groundless baseless",
    "unlawful": "unlawful illegal illegally illegitimate",
    "unacceptable": "unacceptable inadmissible intolerable",
}

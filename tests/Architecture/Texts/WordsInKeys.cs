using Akashi.Architecture.Compiled;
using Akashi.Credentials.Decisions;

namespace Akashi.Architecture.Texts;

/// <summary>The words that can stand for '*' in keys composed at run time: names of an enum, or other words.</summary>
internal static class WordsInKeys
{
    private static readonly IReadOnlyList<string> Submitted = Names("Applications.ApplicationState", "Draft");
    private static readonly IReadOnlyList<string> OnEntries = ["Amend", "Reissue", "Delete"];
    private static readonly IReadOnlyList<string> Statuses = Names("Registers.RegistrationStatus");
    private static readonly IReadOnlyList<string> Systems = Names("Platform.Pages.VisitorSystem");
    private static readonly IReadOnlyList<string> CardReasons = [.. Names("Cards.CardFault", "Cancelled"), "NotYours"];

    private static readonly IReadOnlyList<string> SignReasons =
        [.. Names("Cards.CardFault").Select(f => "Card" + f), "ChangedSince", "FactsDiffer", "NoAnswer", "OtherPerson"];

    /// <summary>For the Service, by "resource: pattern".</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfService = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Applications/Portal/Answers/Answers: Refused*"] = Names("Applications.Portal.Attach.AttachmentRefusal"),
        ["Applications/Document/DocumentTexts: Effect*"] = ["Reissue", "Delete"],
        ["Applications/Portal/Facts/Facts: *"] = ["Differs", "Same", "IsOther", "IsSame"],
        ["Applications/Portal/_Meaning: Heading*"] = OnEntries,
        ["Applications/Portal/_Meaning: More*"] = OnEntries,
        ["Applications/Portal/_Meaning: What*"] = OnEntries,
        ["Applications/Portal/Mine/Mine: NextCompleted*"] = OnEntries,
        ["Applications/Portal/Mine/Mine: Next*"] = Names("Applications.ApplicationState"),
        ["Applications/Portal/_DifferingFacts: *"] = ["name", "address", "birth", "sex"],
        ["Applications/Portal/Mine/Mine: Done*"] = ["DraftRemoved"],
        ["Contacts/Notices/NoticeWords: *"] =
            [.. Submitted.Except(["AwaitingSecond"]), "CompletedReissue", "CompletedDelete", "Reminded", "DraftEnding", "DraftEnded"],
        ["Decisions/Office/Queue/Queue: Title*"] = [.. Submitted.Except(["Unpaid"]), "Waiting", "All"],
        ["Decisions/Office/Review/_Effect: Effect*"] = Names("Procedures.RegisterEffect"),
        ["Decisions/Office/Review/_Identity: Doubt-*"] = ["name", "birth", "sex", "number"],
        ["Decisions/Office/Review/_Identity: Short-*"] = ["name", "birth", "sex", "number"],
        ["Decisions/Office/Review/Review: Done*"] = ["Begun", "Accepted", "AcceptedWithFee", "Rejected", "Returned", "Proposed", "SentBack"],
        ["Decisions/Office/Review/Review: Fault*"] = ["Reason", "ReasonNotText", "Note", "Back", "IdentityReason"],
        ["Decisions/Office/Review/Review: Refused*"] = Names("Decisions.Office.Decide.DecideOutcome", "Decided", "Proposed", "SentBack", "NotFound"),
        ["Decisions/Office/Return/Return: Refused*"] = ["NotReviewed", "AwaitsSecond", "Ended", "AlreadyDecided", "RoundMoved", "NoReason"],
        ["Applications/Portal/Sign/Sign: WayOut-*"] = ["consent", "check", "card"],
        ["Applications/Portal/Sign/Sign: *"] = SignReasons,
        ["Applications/Portal/Sign/Sign: *Heading"] = SignReasons,
        ["Applications/Portal/Timeline/Timeline: Next*"] = [.. Submitted, "CompletedReissue", "CompletedDelete"],
        ["Applications/Portal/Timeline/Timeline: State*"] = [.. Names("Applications.ApplicationState"), "Resubmitted", "Reminder", "PaidAtSubmission"],
        ["Applications/Portal/Received/Received: Title*"] = ["Unpaid", "UnderReview", "Corrected", "Submitted"],
        ["Applications/Portal/Received/Received: LastHeading*"] = [.. OnEntries, "Entry"],
        ["Applications/Portal/Received/Received: LastWhat*"] = [.. OnEntries, "Entry"],
        ["Cards/Portal/Agent/_Agent: Compare*"] = Systems,
        ["Cards/Portal/Agent/_Agent: Download*"] = ["Windows", "Mac", "Linux"],
        ["Cards/Portal/Agent/_Agent: Start*"] = Systems,
        ["Cards/Portal/Return/_Fault: *"] = CardReasons,
        ["Cards/Portal/Return/_Fault: *Heading"] = CardReasons,
        ["Home/Error/Error: Title*"] = ["400", "403", "404", "429", "500", "503"],
        ["Home/Error/Error: Words*"] = ["400", "403", "404", "429", "500", "503"],
        ["Home/Portal/Home/Home: Application*"] = Names("Applications.ApplicationState", "Completed", "Withdrawn"),
        ["Home/Portal/Home/Home: Registration*"] = Statuses,
        ["Home/Portal/Me/Me: Done*"] = ["Asked", "Same", "Removed", "Preferred"],
        ["Issuing/Portal/Qualification/Qualification: Cannot*"] = Names("Registers.RegistrationStatus", "Active"),
        ["Issuing/Portal/Contents/Contents: End*"] = Names("Issuing.Portal.Contents.EndChoice"),
        ["Issuing/Portal/Contents/Contents: Without*Hint"] = Names("Procedures.OmittableFact"),
        ["Issuing/Portal/_NotValid: Not*"] = Names("Issuing.CredentialStanding", "Valid"),
        ["Payments/Portal/Return/Return: Heading*"] = Names("Payments.Portal.Return.PaymentEnding"),
        ["Payments/Portal/Return/Return: Title*"] = Names("Payments.Portal.Return.PaymentEnding"),
        ["Payments/Portal/Return/Return: Words*"] = Names("Payments.Portal.Return.PaymentEnding"),
        ["Registers/Office/Open/Open: Act-*"] =
            ["entered", "imported", "linked", "joined", "changed", "reissued", "deleted-at-own-wish", "suspended", "lifted", "revoked"],
        ["Registers/Office/Open/Open: Done*"] = Names("Registers.Office.ChangeStatus.StatusCommand"),
        ["Registers/Office/Open/Open: Do*"] = Names("Registers.Office.ChangeStatus.StatusCommand"),
        ["Registers/Office/Open/Open: Hint*"] = Names("Registers.Office.ChangeStatus.StatusCommand"),
        ["Registers/Office/Open/Open: Refused*"] = Names("Registers.Office.ChangeStatus.StatusRefusal"),
    };

    /// <summary>Complete keys that a program composes, by its folder.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfPrograms = new Dictionary<string, IReadOnlyList<string>>
    {
        ["src/Akashi.Service/Platform/Layout"] = Made(["Notice*"], Names("Platform.Layout.NoticeKind")),
        ["src/Akashi.Hosting"] = [],
        ["src/Akashi.Sandbox"] = ["authentication", "signature", "issuer"],
        ["src/Akashi.Verifier"] =
        [
            .. Made(["Words-*", "Do-*"], Codes(_ => true)),
            .. Made(["Check-*"], [.. Enum.GetValues<CheckResult>().Select(VerdictChecks.CodeOf)]),
            .. Made(["Reason-*"], Codes(r =>
                r is not (VerificationReason.SigningCertificateUnknown or VerificationReason.StatusUnavailable or VerificationReason.NotCheckedHere
                    or VerificationReason.ClockBehind))),
        ],
        ["src/Akashi.Verifier/Reading"] =
        [
            .. Made(["Reason-*", "Do-*"], NotReadInBrowser),
            .. Made(["Reason-*"], ["signing-certificate-unknown", "clock", "status-unavailable", "not-checked-here"]),
            .. Made(["Result-*"], [.. Enum.GetValues<VerificationResult>().Select(VerificationReasons.CodeOf), "unreadable", "waiting"]),
            .. Made(["Column-*"],
                [
                    "file", "result", "reason", "code", "qualification", "name", "formerName", "birthOn", "number", "registeredOn", "body", "expiresAt",
                    "checkedAt", "asOf", "do",
                ]),
        ],
        ["src/Akashi.Verifier/Offline"] = [],
        ["src/Akashi.Verifier/Roster"] =
        [
            .. Made(["Change-*"], ["not-valid", "replaced", "ending", "again"]),
            .. Made(["RosterFault-*"], ["not-kept", "not-a-roster", "newer", "wrong-phrase"]),
        ],
        ["src/Akashi.Cli/Verify"] =
        [
            .. Made(["Result-*"], [.. Enum.GetValues<VerificationResult>().Select(VerificationReasons.CodeOf), "unreadable"]),
            .. Made(["Reason-*"], [.. Codes(_ => true), .. NotJudged]),
            .. Made(["Do-*"], NotJudged),
        ],
        ["src/Akashi.Cli/Roster"] = Made(["Change-*"], ["not-valid", "replaced", "ending", "again"]),
        ["src/Akashi.CardAgent"] =
        [
            .. Made(["Problem*", "Problem*Heading"], NamesIn("Akashi.Card", "Akashi.Card.CardFault", "WrongPin")),
            .. Made(["Portal*", "Portal*Heading"], NamesIn("Akashi.CardAgent", "Akashi.CardAgent.Portal.PortalFault")),
            .. Made(["*ConsentHeading", "*ConsentWords"], ["Sign", "Facts"]),
            .. Made(["*", "*Heading"], ["Idle", "Refused", "Unreadable", "Declined", "GivenUp", "Replaced", "Over", "ProblemLockedPassword"]),
            "BusyHeading",
            .. Made(["Sex*"], ["1", "2", "9"]),
        ],
    };

    // Why a page has found no code to judge.
    private static IReadOnlyList<string> NotReadInBrowser =>
        ["cancelled", "damaged", "empty", "encrypted", "no-code", "not-started", "other-code", "too-large", "took-too-long", "unsupported"];

    // Why the command line has no verdict of its own to tell.
    private static IReadOnlyList<string> NotJudged =>
        [
            "cancelled", "cannot-open", "damaged", "empty", "encrypted", "needs-pdftoppm", "no-code", "not-a-code", "not-reached", "other-code", "too-large",
            "took-too-long", "unsupported",
        ];

    private static IReadOnlyList<string> Made(string[] patterns, IReadOnlyList<string> words) =>
        [.. patterns.SelectMany(p => words.Select(w => p.Replace("*", w, StringComparison.Ordinal)))];

    private static IReadOnlyList<string> Codes(Func<VerificationReason, bool> which) =>
        [.. Enum.GetValues<VerificationReason>().Where(which).Select(VerificationReasons.CodeOf).OfType<string>()];

    private static IReadOnlyList<string> Names(string type, params string[] except) => NamesOf(CompiledCode.Service, "Akashi.Service." + type, except);

    private static IReadOnlyList<string> NamesOf(Mono.Cecil.ModuleDefinition module, string type, string[] except) =>
        [.. module.GetType(type).Fields.Where(f => f.IsLiteral).Select(f => f.Name).Except(except)];

    private static IReadOnlyList<string> NamesIn(string project, string type, params string[] except) =>
        NamesOf(CompiledCode.Open(Repository.Compiled(project)), type, except);
}

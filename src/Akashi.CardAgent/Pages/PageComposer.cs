using Akashi.Card;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;

namespace Akashi.CardAgent.Pages;

/// <summary>Composes the page of each step and each failure (rows 0.2 to 0.5, 1.5.4 to 1.5.7, 1.5.12 to 1.5.15).</summary>
internal static class PageComposer
{
    /// <summary>Screen id of problems with the card.</summary>
    private const string ProblemScreen = "0.5";

    /// <summary>Something is typed there, or about to be read: the page only says what happened.</summary>
    public const string Stays = "never";

    /// <summary>The page when there is nothing to do. It links to the portal that asked last, if there was one.</summary>
    public static AgentPage Idle(EndedRequest? last) => Plain("Idle") with { Links = last is { Known: true } ? [Portal(last.Portal)] : [] };

    public static AgentPage Refused => Plain("Refused") with { Links = [new AgentLink(Texts.Get("OpenAgent"), "/")] };

    /// <summary>The page when another request is under way: the person can return to that one, or end it and start this one.</summary>
    public static AgentPage Busy(AgentRequest running, Uri portal, string tx) => Plain("Busy") with
    {
        Words =
        [
            Texts.Get("Busy", running.Question!.Service, PortalAddress.OriginOf(running.Portal)),
            Texts.Get("BusyChoice", PortalAddress.OriginOf(portal)),
        ],
        FormToken = running.FormToken,
        FormAddress = "/start",
        Address = Start(portal, tx),
        Fields = [new("portal", PortalAddress.OriginOf(portal)), new("tx", tx)],
        Button = Texts.Get("BusyReplace"),
        Links = [new AgentLink(Texts.Get("OpenRunning"), "/step")],
    };

    /// <summary>The page for a known portal that could not be reached.</summary>
    public static AgentPage NotBegun(Uri portal, string tx, PortalFault fault) => Plain("Portal" + fault) with
    {
        Address = Start(portal, tx),
        Links = fault == PortalFault.Unreachable ? [new AgentLink(Texts.Get("Retry"), Start(portal, tx)), Back(portal, tx)] : [Back(portal, tx)],
    };

    /// <summary>The page for someone who comes back after a request has ended.</summary>
    public static AgentPage Ended(EndedRequest last, bool anotherRuns = false)
    {
        var page = last.End switch
        {
            RequestEnd.Failed { Fault: var fault } => Plain("Portal" + fault),
            RequestEnd.Declined => Plain("Declined"),
            RequestEnd.GivenUp => Plain("GivenUp"),
            RequestEnd.Replaced => Plain("Replaced"),
            _ => Plain("Over"),
        };
        AgentLink[] back = last.Known ? [last.End is RequestEnd.LedHome ? Portal(last.Portal) : Back(last.Portal, last.Tx)] : [];
        return page with { Links = anotherRuns ? [new AgentLink(Texts.Get("OpenRunning"), "/step"), .. back] : back };
    }

    public static AgentPage NewPortal(AgentRequest request) => new()
    {
        Screen = "",
        StepName = "",
        Heading = Texts.Get("PortalHeading"),
        Words = [Texts.Get("PortalWords", PortalAddress.OriginOf(request.Portal))],
        FormToken = request.FormToken,
        Button = Texts.Get("PortalAgree"),
        Do = "agree-portal",
        CanCancel = true,
    };

    public static AgentPage Consent(AgentRequest request)
    {
        var kind = request.Action == AgentAction.Sign ? "Sign" : "Facts";
        return Of(request, AgentStep.Consent, "StepRead", kind + "ConsentHeading", "Read", "agree") with { Words = [Texts.Get(kind + "ConsentWords")] };
    }

    public static AgentPage Secret(AgentRequest request, int triesLeft)
    {
        var (heading, hint, digits) = request.Action switch
        {
            AgentAction.Authenticate => ("SignInHeading", "AuthenticationHint", true),
            AgentAction.ReadFacts => ("FactsHeading", "FactsHint", true),
            _ => ("SignHeading", "SignatureHint", false),
        };
        var page = Of(request, AgentStep.Secret, "StepPassword", heading, "Next", "secret");
        return page with
        {
            Screen = request.Trouble?.Field is null ? page.Screen : $"{page.Screen} {ProblemScreen}",
            SecretLabel = Texts.Get(digits ? "Pin" : "Password"),
            SecretHint = Texts.Get(hint, triesLeft),
            SecretIsDigits = digits,
            Error = request.Trouble?.Field?.Said,
            Words = request.Action == AgentAction.Authenticate ? [Texts.Get("SignInWords")] : [],
            Document = request.Document,
            Going = Stays,
        };
    }

    public static AgentPage Begin(AgentRequest request) =>
        Of(request, AgentStep.Begin, "StepBegin", "BeginHeading", "Begin", "read") with
        {
            Words = [Texts.Get("BeginWords")],
            Picture = "card-place",
            Going = Stays,
        };

    public static AgentPage Reading(AgentRequest request) => Of(request, AgentStep.Done, "StepDone", "ReadingHeading", "", "") with
    {
        Words = [Texts.Get("ReadingWords")],
        Picture = "card-reading",
        IsWaiting = true,
        CanCancel = false,
    };

    public static AgentPage Done(AgentRequest request) => Of(request, AgentStep.Done, "StepDone", "DoneHeading", "Next", "finish") with
    {
        Words = [Texts.Get(request.Action == AgentAction.Sign ? "SignedWords" : "DoneWords")],
        Picture = "card-done",
        Facts = request.Facts,
    };

    public static AgentPage Problem(AgentRequest request, CardFault fault)
    {
        var key = "Problem" + (fault == CardFault.WrongPin ? CardFault.Unexpected : fault);
        if (fault == CardFault.Locked && request.Action == AgentAction.Sign) key += "Password";
        var canRetry = fault is not CardFault.Locked;
        return Of(request, null, "", key + "Heading", canRetry ? "Retry" : "", "retry") with
        {
            Screen = ProblemScreen,
            Words = [Texts.Get(key)],
            Picture = fault is CardFault.NoCard or CardFault.Removed ? "card-missing" : "",
            Going = !canRetry ? null : fault is CardFault.NoCard or CardFault.NoReader ? "any" : "card",
        };
    }

    public static AgentPage Unreachable(AgentRequest request) => Plain("Portal" + PortalFault.Unreachable) with
    {
        FormToken = request.FormToken,
        Button = Texts.Get("Retry"),
        Do = "retry",
        Links = request.Question is null ? [] : [Back(request.Portal, request.Tx)],
    };

    public static AgentPage Unreadable(AgentRequest request) => Plain("Unreadable") with { FormToken = request.FormToken, CanCancel = true };

    private static AgentLink Back(Uri portal, string tx) => new(Texts.Get("Back"), PortalAddress.WaitPage(portal, tx).AbsoluteUri);

    // After the end, the request's own page has nothing more to say, so link to the portal's first page.
    private static AgentLink Portal(Uri portal) => new(Texts.Get("Back"), portal.AbsoluteUri);

    private static string Start(Uri portal, string tx) => $"/start?portal={Uri.EscapeDataString(PortalAddress.OriginOf(portal))}&tx={tx}";

    private static AgentPage Plain(string key) => new() { Screen = "", StepName = "", Heading = Texts.Get(key + "Heading"), Words = [Texts.Get(key)] };

    private static AgentPage Of(AgentRequest request, AgentStep? step, string stepName, string heading, string button, string what) => new()
    {
        Screen = step is { } s ? request.Screen(s) : "",
        StepName = stepName.Length == 0 ? "" : Texts.Get(stepName),
        Heading = Texts.Get(heading),
        Asker = Texts.Get("Asker", request.Question!.Service, PortalAddress.OriginOf(request.Portal)),
        FormToken = request.FormToken,
        Button = button.Length == 0 ? "" : Texts.Get(button),
        Do = what,
        CanCancel = true,
    };
}

using Akashi.Card;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;
using Akashi.CardAgent.Signing;

namespace Akashi.CardAgent.Pages;

/// <summary>Makes the page of each step and of each failure (rows 0.2 to 0.5, 1.5.4 to 1.5.7, 1.5.12 to 1.5.15).</summary>
internal static class PageComposer
{
    public static AgentPage Idle => Plain("Idle");

    public static AgentPage Busy => Plain("Busy");

    public static AgentPage Refused => Plain("Refused");

    public static AgentPage NewPortal(AgentRequest request) => new()
    {
        Screen = "",
        StepName = "",
        Heading = Texts.Get("PortalHeading"),
        Words = [Texts.Get("PortalWords", request.Portal.GetLeftPart(UriPartial.Authority))],
        FormToken = request.FormToken,
        Button = Texts.Get("PortalAgree"),
        Do = "agree-portal",
        CanCancel = false,
    };

    public static AgentPage Consent(AgentRequest request)
    {
        var kind = request.Action == AgentAction.Sign ? "Sign" : "Facts";
        return Of(request, AgentStep.Consent, "StepRead", kind + "ConsentHeading", "Read", "agree") with { Words = [Texts.Get(kind + "ConsentWords")] };
    }

    public static AgentPage Secret(AgentRequest request, int triesLeft, string? error)
    {
        var (heading, hint, digits) = request.Action switch
        {
            AgentAction.Authenticate => ("SignInHeading", "AuthenticationHint", true),
            AgentAction.ReadFacts => ("FactsHeading", "FactsHint", true),
            _ => ("SignHeading", "SignatureHint", false),
        };
        return Of(request, AgentStep.Secret, "StepPassword", heading, "Next", "secret") with
        {
            SecretLabel = Texts.Get(digits ? "Pin" : "Password"),
            SecretHint = Texts.Get(hint, triesLeft),
            SecretIsDigits = digits,
            Error = error,
            Words = request.Action == AgentAction.Authenticate ? [Texts.Get("SignInWords")] : [],
            Document = request.Document is null ? null : ShownDocument.Read(request.Document, request.Tx, request.Portal),
        };
    }

    public static AgentPage Begin(AgentRequest request) =>
        Of(request, AgentStep.Begin, "StepBegin", "BeginHeading", "Begin", "read") with { Words = [Texts.Get("BeginWords")] };

    public static AgentPage Done(AgentRequest request) => Of(request, AgentStep.Done, "StepDone", "DoneHeading", "Next", "finish") with
    {
        Words = [Texts.Get(request.Action == AgentAction.Sign ? "SignedWords" : "DoneWords")],
        Facts = request.Facts,
    };

    public static AgentPage Problem(AgentRequest request, CardFault fault)
    {
        var key = "Problem" + (fault == CardFault.WrongPin ? CardFault.Unexpected : fault);
        var canRetry = fault is not CardFault.Locked;
        return Of(request, null, "", key + "Heading", canRetry ? "Retry" : "", "retry") with { Words = [Texts.Get(key)] };
    }

    public static AgentPage Problem(AgentRequest? request, PortalFault fault)
    {
        var page = Plain("Portal" + fault);
        return request is not null && fault == PortalFault.Unreachable ? page with { FormToken = request.FormToken, Button = Texts.Get("Retry"), Do = "retry" } : page;
    }

    public static AgentPage Unreadable(AgentRequest request) => Plain("Unreadable") with { FormToken = request.FormToken, CanCancel = true };

    private static AgentPage Plain(string key) => new() { Screen = "", StepName = "", Heading = Texts.Get(key + "Heading"), Words = [Texts.Get(key == "Idle" ? "IdleWords" : key)] };

    private static AgentPage Of(AgentRequest request, AgentStep? step, string stepName, string heading, string button, string what) => new()
    {
        Screen = step is { } s ? request.Screen(s) : "",
        StepName = stepName.Length == 0 ? "" : Texts.Get(stepName),
        Heading = Texts.Get(heading),
        Asker = Texts.Get("Asker", request.Service, request.Portal.GetLeftPart(UriPartial.Authority)),
        FormToken = request.FormToken,
        Button = button.Length == 0 ? "" : Texts.Get(button),
        Do = what,
        CanCancel = true,
    };
}

using Akashi.Card;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Identity.Phone;

/// <summary>Composes the pages of the phone (rows 0.2 to 0.5 and 0.8, 1.5.5 to 1.5.7, 1.5.13 to 1.5.15 and the same of flow 2).</summary>
/// <param name="settings">Whose cards there are.</param>
internal sealed class PhoneComposer(IdentitySettings settings)
{
    private const string ProblemScreen = "0.5";
    private const string ByPhoneScreen = "0.8";
    private static readonly string[] SignInScreens = ["0.2", "0.3", "0.4"];
    private static readonly string[] FactsScreens = ["1.5.5 2.5.5", "1.5.6 2.5.6", "1.5.7 2.5.7"];
    private static readonly string[] SignScreens = ["1.5.13 2.5.13", "1.5.14 2.5.14", "1.5.15 2.5.15"];

    /// <summary>The page of a journey's step.</summary>
    public PhonePage Compose(Journey journey)
    {
        var view = journey.View;
        return view.Step switch
        {
            PhoneStep.Choose => Choose(journey),
            PhoneStep.Secret => Secret(journey, view),
            PhoneStep.Begin => Of(journey, PhoneStep.Begin, Texts.Get("PhoneStepBegin"), Texts.Get("PhoneBeginHeading")) with
            {
                Words = [Texts.Get("PhoneBeginWords")],
                Picture = "phone-place",
                Do = "read",
                Button = Texts.Get("PhoneBegin"),
                CanCancel = true,
            },
            PhoneStep.Done => Of(journey, PhoneStep.Done, Texts.Get("PhoneStepDone"), Texts.Get("PhoneDoneHeading")) with
            {
                Words = [Texts.Get(journey.Act == PhoneAct.Sign ? "PhoneSignedWords" : "PhoneDoneWords")],
                Picture = "phone-done",
                Do = "finish",
                Button = Texts.Get("PhoneNext"),
            },
            PhoneStep.Problem => Problem(journey, view.Failure!.Value),
            _ => new PhonePage { Address = journey.Address, Heading = Texts.Get("PhoneOverHeading"), Words = [Texts.Get("PhoneOver")] },
        };
    }

    /// <summary>The page where the service plays to be down.</summary>
    public static PhonePage Down(Journey journey) =>
        new() { Address = journey.Address, Heading = Texts.Get("PhoneDownHeading"), Words = [Texts.Get("PhoneDown")], Screen = ProblemScreen };

    private PhonePage Choose(Journey journey) => new()
    {
        Address = journey.Address,
        Screen = journey.Act == PhoneAct.SignIn ? ByPhoneScreen : "",
        Heading = Texts.Get("PhoneChooseHeading"),
        Asker = Asker(journey),
        Words = [Texts.Get("PhoneStandsFor"), WhatIsAsked(journey)],
        Cards = [.. settings.Personas.Select(p => new PhoneOption(p.Id, p.ShownTitle))],
        Answers = ChosenResponse.Options(),
        Do = "choose",
        Button = Texts.Get("PhoneNext"),
        CanCancel = true,
    };

    private static PhonePage Secret(Journey journey, JourneyView view)
    {
        var signs = journey.Act == PhoneAct.Sign;
        var page = Of(
            journey, PhoneStep.Secret, Texts.Get("PhoneStepPassword"),
            Texts.Get(journey.Act switch { PhoneAct.Sign => "PhoneSignHeading", PhoneAct.ReadFacts => "PhoneFactsHeading", _ => "PhoneSignInHeading" }));
        return page with
        {
            Screen = IsTrouble(view) ? $"{page.Screen} {ProblemScreen}" : page.Screen,
            Words = view.Fault is { } fault ? [Texts.Get(WordsOf(fault))] : [],
            Picture = view.Fault is null ? "" : "card-missing",
            SecretLabel = Texts.Get(signs ? "PhonePassword" : "PhonePin"),
            SecretHint = HintOf(view.Persona!, signs),
            SecretIsDigits = !signs,
            Error = ErrorOf(view, signs),
            Do = "secret",
            Button = Texts.Get("PhoneNext"),
            CanCancel = true,
        };
    }

    private static PhonePage Problem(Journey journey, PhoneFailure failure) => new()
    {
        Address = journey.Address,
        Screen = ProblemScreen,
        Heading = Texts.Get(failure switch
        {
            PhoneFailure.Locked when journey.Act == PhoneAct.Sign => "PhoneLockedPasswordHeading",
            PhoneFailure.Locked => "PhoneLockedHeading",
            PhoneFailure.Revoked => "PhoneRevokedHeading",
            PhoneFailure.Expired => "PhoneExpiredHeading",
            PhoneFailure.NotAnswered => "PhoneUnansweredHeading",
            PhoneFailure.TimedOut => "PhoneTimeoutHeading",
            PhoneFailure.Cancelled => "PhoneCancelledHeading",
            _ => "PhoneUnsupportedHeading",
        }),
        Words = [Texts.Get(failure switch
        {
            PhoneFailure.Locked => "PhoneLocked",
            PhoneFailure.Revoked or PhoneFailure.Expired => "PhoneRenew",
            PhoneFailure.NotAnswered => "PhoneUnanswered",
            PhoneFailure.NotSupported => "PhoneUnsupported",
            _ => "PhoneAgain",
        })],
        Do = "finish",
        Button = Texts.Get("PhoneBack"),
    };

    private static PhonePage Of(Journey journey, PhoneStep step, string stepName, string heading) => new()
    {
        Address = journey.Address,
        Screen = (journey.Act switch { PhoneAct.Sign => SignScreens, PhoneAct.ReadFacts => FactsScreens, _ => SignInScreens })[step - PhoneStep.Secret],
        StepName = stepName,
        Heading = heading,
        Asker = Asker(journey),
    };

    private static string Asker(Journey journey) => Texts.Get(
        journey.Act switch { PhoneAct.Sign => "PhoneAsksSign", PhoneAct.ReadFacts => "PhoneAsksFacts", _ => "PhoneAsksSignIn" }, journey.Client.ShownName);

    private static string WhatIsAsked(Journey journey) => journey.Act switch
    {
        PhoneAct.Sign => Texts.Get("PhoneOnlyDigest"),
        PhoneAct.ReadFacts => Texts.Get("PhoneGivesFacts", string.Join(
            Texts.Get("PhoneListMark"),
            WireNames.FactScopes.Where(journey.Scopes.Contains).Select(s => Texts.Get(s switch
            {
                WireNames.Name => "PhoneFactName",
                WireNames.Address => "PhoneFactAddress",
                WireNames.BirthDate => "PhoneFactBirth",
                _ => "PhoneFactSex",
            })))),
        _ => Texts.Get("PhoneGivesNothing"),
    };

    private static string HintOf(Persona persona, bool signs) =>
        signs && !persona.HasSignature ? Texts.Get("PhoneNoPasswordHint") : Texts.Get("PhoneSecretHint", signs ? persona.Password : persona.Pin);

    private static string? ErrorOf(JourneyView view, bool signs) =>
        view.BadForm ? Texts.Get(signs ? "PhonePasswordForm" : "PhonePinForm")
            : view.TriesLeft is { } left ? Texts.Get(signs ? "PhoneWrongPassword" : "PhoneWrongPin", left)
            : null;

    private static string WordsOf(CardFault fault) => fault == CardFault.Removed ? "PhoneMoved" : "PhoneNoCard";

    private static bool IsTrouble(JourneyView view) => view.BadForm || view.TriesLeft is not null || view.Fault is not null;
}

using System.Globalization;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;

namespace Akashi.CardAgent;

/// <summary>Texts of the agent's pages.</summary>
internal static class Texts
{
    private static readonly TextSource Source = new("Akashi.CardAgent.Texts", typeof(Texts).Assembly);

    public static string AppName => Get(nameof(AppName));

    public static string Skip => Get(nameof(Skip));

    public static string ErrorPrefix => Get(nameof(ErrorPrefix));

    public static string ErrorMark => Get(nameof(ErrorMark));

    public static string ErrorSummary => Get(nameof(ErrorSummary));

    public static string Required => Get(nameof(Required));

    public static string Keypad => Get(nameof(Keypad));

    public static string KeypadBack => Get(nameof(KeypadBack));

    public static string KeypadSaid => Get(nameof(KeypadSaid));

    public static string Cancel => Get(nameof(Cancel));

    public static string Footer => Get(nameof(Footer));

    public static string Name => Get(nameof(Name));

    public static string Address => Get(nameof(Address));

    public static string Birth => Get(nameof(Birth));

    public static string Sex => Get(nameof(Sex));

    public static string ToBeSigned => Get(nameof(ToBeSigned));

    public static string WholeDocument => Get(nameof(WholeDocument));

    public static string DocumentText => Get(nameof(DocumentText));

    public static string NoInput => Get(nameof(NoInput));

    public static string Show => Get(nameof(Show));

    public static string Shown => Get(nameof(Shown));

    public static string Hidden => Get(nameof(Hidden));

    public static string SexOf(string code) => Get("Sex" + code);

    /// <summary>That the document is in Japanese; empty on a page in Japanese.</summary>
    public static string DocumentLanguage => Get(nameof(DocumentLanguage));

    public static string Marks => Get(nameof(Marks));

    public static string Readers => Get(nameof(Readers));

    public static string CardsByItself => Get(nameof(CardsByItself));

    public static string CardsGoing => Get(nameof(CardsGoing));

    public static string CardsGone => Get(nameof(CardsGone));

    public static string CardsBack => Get(nameof(CardsBack));

    public static string AboutLink => Get(nameof(AboutLink));

    public static string AboutHeading => Get(nameof(AboutHeading));

    public static string AboutLead => Get(nameof(AboutLead));

    public static string AboutProgram => Get(nameof(AboutProgram));

    public static string AboutName => Get(nameof(AboutName));

    public static string AboutVersion => Get(nameof(AboutVersion));

    public static string AboutCommit => Get(nameof(AboutCommit));

    public static string AboutUnknown => Get(nameof(AboutUnknown));

    public static string AboutFile => Get(nameof(AboutFile));

    public static string AboutManyFiles => Get(nameof(AboutManyFiles));

    public static string AboutFolder => Get(nameof(AboutFolder));

    public static string AboutOrigin => Get(nameof(AboutOrigin));

    public static string AboutCompare => Get(nameof(AboutCompare));

    public static string AboutReaders => Get(nameof(AboutReaders));

    public static string AboutService => Get(nameof(AboutService));

    public static string AboutRuns => Get(nameof(AboutRuns));

    public static string AboutRunsNot => Get(nameof(AboutRunsNot));

    public static string AboutEmulated => Get(nameof(AboutEmulated));

    public static string AboutReader => Get(nameof(AboutReader));

    public static string AboutNone => Get(nameof(AboutNone));

    public static string AboutPortals => Get(nameof(AboutPortals));

    public static string AboutOtherPortals => Get(nameof(AboutOtherPortals));

    public static string AboutMay => Get(nameof(AboutMay));

    public static string AboutMayRead => Get(nameof(AboutMayRead));

    public static string AboutMaySecret => Get(nameof(AboutMaySecret));

    public static string AboutMayNumber => Get(nameof(AboutMayNumber));

    public static string AboutMayListen => Get(nameof(AboutMayListen));

    public static string AboutMayWatch => Get(nameof(AboutMayWatch));

    public static string AboutMayUpdate => Get(nameof(AboutMayUpdate));

    public static string AboutRemove => Get(nameof(AboutRemove));

    public static string AboutRemoveWords => Get(nameof(AboutRemoveWords));

    public static string OpenRunning => Get(nameof(OpenRunning));

    public static string OpenAgent => Get(nameof(OpenAgent));

    public static string ReaderInUse(string reader) => Get(nameof(ReaderInUse), reader);

    public static string UseReader(string reader) => Get(nameof(UseReader), reader);

    /// <summary>A date from the card. A date that does not exist is shown as it is.</summary>
    public static string Date(string eightDigits) =>
        DateOnly.TryParseExact(eightDigits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? ShownDate.On(day)
        : Get("DateForm", eightDigits[..4], eightDigits[4..6], eightDigits[6..]);

    /// <summary>A text by its key, with values filled in.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) => values.IsEmpty ? Source[key] : Source[key, values];
}

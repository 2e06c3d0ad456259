using System.Globalization;
using System.Runtime.CompilerServices;
using Akashi.Hosting.Texts;

namespace Akashi.Service.Platform.Layout;

/// <summary>The words that the frame and the parts of all pages share.</summary>
internal static class LayoutTexts
{
    private static readonly TextSource Source = new(typeof(LayoutTexts).FullName!, typeof(LayoutTexts).Assembly);

    internal static string ServiceName => Get();
    internal static string StaffName => Get();
    internal static string FooterText => Get();
    internal static string AboutThisSite => Get();
    internal static string Privacy => Get();
    internal static string Terms => Get();
    internal static string Accessibility => Get();
    internal static string DemoOperator => Get();
    internal static string DemoContact => Get();
    internal static string DemoPhone => Get();
    internal static string DemoMail => Get();
    internal static string DemoHours => Get();
    internal static string SkipToContent => Get();
    internal static string MainNavigation => Get();
    internal static string Breadcrumb => Get();
    internal static string Home => Get();
    internal static string Back => Get();
    internal static string SignOut => Get();
    internal static string Required => Get();
    internal static string Optional => Get();
    internal static string ErrorSummaryTitle => Get();
    internal static string Change => Get();
    internal static string Remove => Get();
    internal static string Choose => Get();
    internal static string Era => Get();
    internal static string WesternYear => Get();
    internal static string Year => Get();
    internal static string Month => Get();
    internal static string DayOfMonth => Get();
    internal static string ShownAgain => Get();
    internal static string ShownAgainWhat => Get();
    internal static string ShownAgainWithoutFiles => Get();

    /// <summary>The document's title: the page's own, then the service's.</summary>
    internal static string DocumentTitle(string title, bool staff, bool faulty) =>
        Format(Get(faulty ? "FaultyTitle" : "Title"), title, staff ? StaffName : ServiceName);

    /// <summary>Two names of one step.</summary>
    internal static string StepNames(string name, string also) => Format(Get(), name, also);

    /// <summary>Until when the session lasts, for pages whose browser runs no script.</summary>
    internal static string SessionLasts(string until) => Format(Get(), until);

    /// <summary>An error as it stands at its field and in the summary.</summary>
    internal static string FieldError(string message) => Format(Get(), message);

    /// <summary>Who runs the system.</summary>
    internal static string OperatedBy(string name) => Format(Get(), name);

    /// <summary>Which desk answers questions.</summary>
    internal static string AskAt(string desk) => Format(Get(), desk);

    /// <summary>When it answers.</summary>
    internal static string Hours(string hours) => Format(Get(), hours);

    /// <summary>A telephone number.</summary>
    internal static string Phone(string number) => Format(Get(), number);

    /// <summary>The name beside the sign-out button.</summary>
    internal static string Person(string name) => Format(Get(), name);

    /// <summary>Step <paramref name="step"/> of <paramref name="steps"/>, counted from 1.</summary>
    internal static string StepPosition(int step, int steps) => Format(Get(), step, steps);

    /// <summary>What a link does (change, remove), followed by what it does it to; read out only.</summary>
    internal static string Of(string item) => Format(Get(), item);

    /// <summary>The word for a kind of notice, for those who see neither its colour nor its icon.</summary>
    internal static string Notice(NoticeKind kind) => Get($"Notice{kind}");

    /// <summary>A file's size: kilobytes up to a million bytes, then megabytes with one decimal, both of 1000.</summary>
    internal static string Size(long bytes) => bytes < 1_000_000
        ? Format(Get("Kilobytes"), (bytes + 999) / 1000)
        : Format(Get("Megabytes"), bytes / 1_000_000m);

    private static string Format(string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);

    private static string Get([CallerMemberName] string name = "") => Source[name];
}

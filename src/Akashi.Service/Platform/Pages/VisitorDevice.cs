namespace Akashi.Service.Platform.Pages;

/// <summary>The system of a device, as coarse as a person needs it to know a device again.</summary>
public enum DeviceSystem
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>iPhone.</summary>
    IPhone,

    /// <summary>iPad; one that asks for desktop pages says that it is a Mac.</summary>
    IPad,

    /// <summary>Android.</summary>
    Android,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS.</summary>
    Mac,

    /// <summary>Linux.</summary>
    Linux,
}

/// <summary>A browser, without its version.</summary>
public enum DeviceBrowser
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Safari.</summary>
    Safari,

    /// <summary>Chrome.</summary>
    Chrome,

    /// <summary>Edge.</summary>
    Edge,

    /// <summary>Firefox.</summary>
    Firefox,
}

/// <summary>
/// Kind of device, such as "iPhone, Safari". It is read from the User-Agent at sign-in, and only it is kept: the header itself would tell devices apart.
/// Anyone can forge it; it helps people to know their own devices again, and decides nothing.
/// </summary>
/// <param name="System">The system.</param>
/// <param name="Browser">The browser.</param>
public sealed record VisitorDevice(DeviceSystem System, DeviceBrowser Browser)
{
    /// <summary>Length of the longest code, in characters.</summary>
    public const int LongestCode = 20;

    // In this order, because each says the words of later ones too: Edge says Chrome, and Chrome says Safari.
    private static readonly (string Word, DeviceBrowser Browser)[] Browsers =
    [
        ("Edg", DeviceBrowser.Edge), ("FxiOS", DeviceBrowser.Firefox), ("Firefox", DeviceBrowser.Firefox), ("OPR/", DeviceBrowser.Other),
        ("SamsungBrowser", DeviceBrowser.Other), ("CriOS", DeviceBrowser.Chrome), ("Chrome", DeviceBrowser.Chrome), ("Safari", DeviceBrowser.Safari),
    ];

    private static readonly (string Word, DeviceSystem System)[] Systems =
    [
        ("iPhone", DeviceSystem.IPhone), ("iPad", DeviceSystem.IPad), ("Android", DeviceSystem.Android), ("Windows", DeviceSystem.Windows),
        ("Macintosh", DeviceSystem.Mac), ("Linux", DeviceSystem.Linux), ("X11", DeviceSystem.Linux),
    ];

    /// <summary>A device of which nothing is known.</summary>
    public static VisitorDevice Unknown { get; } = new(DeviceSystem.Other, DeviceBrowser.Other);

    /// <summary>It as it is stored, such as "IPhone Safari".</summary>
    public string Code => $"{System} {Browser}";

    /// <summary>Reads a User-Agent; one that says nothing known is a device of another kind.</summary>
    public static VisitorDevice Of(string userAgent) => new(
        Systems.FirstOrDefault(s => userAgent.Contains(s.Word, StringComparison.OrdinalIgnoreCase)).System,
        Browsers.FirstOrDefault(b => userAgent.Contains(b.Word, StringComparison.Ordinal)).Browser);

    /// <summary>Reads the User-Agent of a request.</summary>
    public static VisitorDevice Of(HttpRequest request) => Of(request.Headers.UserAgent.ToString());

    /// <summary>Reads a code; what is not known any more is another kind.</summary>
    public static VisitorDevice FromCode(string code) => code.Split(' ') is [var system, var browser]
        ? new VisitorDevice(
            Enum.TryParse<DeviceSystem>(system, out var s) ? s : DeviceSystem.Other, Enum.TryParse<DeviceBrowser>(browser, out var b) ? b : DeviceBrowser.Other)
        : Unknown;
}

namespace Akashi.Service.Platform.Pages;

/// <summary>The system of a visitor's browser, as far as the browser says.</summary>
public enum VisitorSystem
{
    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS; also an iPad set to ask for desktop pages.</summary>
    Mac,

    /// <summary>Linux.</summary>
    Linux,

    /// <summary>A phone or tablet, on which no agent runs.</summary>
    Phone,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Reads the visitor's system from a request.</summary>
internal static class VisitorSystems
{
    /// <summary>Goes by the User-Agent header. Anyone can forge that, but it only decides which download is listed first.</summary>
    public static VisitorSystem Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        bool Says(string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Says("iPhone") || Says("iPad") || Says("Android") || Says("Mobile")) return VisitorSystem.Phone;
        if (Says("Windows")) return VisitorSystem.Windows;
        if (Says("Macintosh")) return VisitorSystem.Mac;
        return Says("Linux") || Says("X11") ? VisitorSystem.Linux : VisitorSystem.Other;
    }
}

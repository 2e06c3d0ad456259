namespace Akashi.Service.Platform.Pages;

/// <summary>What a visitor's browser runs on, as far as it says so.</summary>
public enum VisitorSystem
{
    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS; an iPad that asks for pages of a computer says so too.</summary>
    Mac,

    /// <summary>Linux.</summary>
    Linux,

    /// <summary>A phone or tablet: no agent runs there.</summary>
    Phone,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Reads it from the request.</summary>
internal static class VisitorSystems
{
    /// <summary>By the User-Agent header, which every browser sends and nobody must believe: it only decides which download stands first.</summary>
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

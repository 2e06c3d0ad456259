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
        // Also a phone that names no system known here.
        if (request.Headers.UserAgent.ToString().Contains("Mobile", StringComparison.OrdinalIgnoreCase)) return VisitorSystem.Phone;
        return VisitorDevice.Of(request).System switch
        {
            DeviceSystem.IPhone or DeviceSystem.IPad or DeviceSystem.Android => VisitorSystem.Phone,
            DeviceSystem.Windows => VisitorSystem.Windows,
            DeviceSystem.Mac => VisitorSystem.Mac,
            DeviceSystem.Linux => VisitorSystem.Linux,
            _ => VisitorSystem.Other,
        };
    }
}

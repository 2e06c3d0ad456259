using Akashi.Hosting;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Akashi.Service.Platform.Pages;

/// <summary>
/// Which sides of the Service a process serves, so that the back office can run apart from what the public reaches. A process does not know the
/// addresses of a side that it does not serve.
/// </summary>
/// <param name="Portal">Whether holders, verifiers and other programs are served.</param>
/// <param name="Office">Whether staff are served.</param>
public sealed record ServedSurfaces(bool Portal, bool Office)
{
    private const string Key = "Surfaces";
    private const string PortalWord = "portal";
    private const string OfficeWord = "office";

    /// <summary>Reads the setting Surfaces: "portal", "office", or both separated by a comma. The default is both.</summary>
    public static ServedSurfaces Read(SettingsReader reader)
    {
        var words = reader.Words(Key, $"{PortalWord},{OfficeWord}");
        if (words.Except([PortalWord, OfficeWord]).FirstOrDefault() is { } unknown)
            reader.Fault(Key, $"\"{unknown}\" is neither {PortalWord} nor {OfficeWord}");
        return new ServedSurfaces(words.Contains(PortalWord), words.Contains(OfficeWord));
    }
}

/// <summary>
/// Leaves out the pages of a side that is not served, and admits only staff to folders named "Office" unless a page says otherwise.
/// </summary>
/// <param name="served">The sides that are served.</param>
internal sealed class Rooms(ServedSurfaces served) : IPageRouteModelConvention, IPageApplicationModelConvention
{
    private const string Portal = "/Portal/";
    private const string Office = "/Office/";

    public void Apply(PageRouteModel model)
    {
        if ((!served.Office && IsIn(Office, model.RelativePath)) || (!served.Portal && IsIn(Portal, model.RelativePath))) model.Selectors.Clear();
    }

    public void Apply(PageApplicationModel model)
    {
        if (IsIn(Office, model.RelativePath)) model.EndpointMetadata.Add(new AuthorizeAttribute(Policies.Staff));
    }

    private static bool IsIn(string room, string path) => path.Contains(room, StringComparison.Ordinal);
}

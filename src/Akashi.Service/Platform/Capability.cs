using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform;

/// <summary>
/// A capability of the Service: a folder with its pages, rules and tables. Its public types are its face and its events; everything else is
/// internal, and an architecture test keeps other capabilities out of it. A capability with settings reads them when it is constructed,
/// with a reader that collects the mistakes of all.
/// </summary>
internal interface ICapability
{
    /// <summary>Other origins that its forms lead to. Browsers let a form go nowhere else.</summary>
    IEnumerable<Uri> FormTargets => [];

    /// <summary>Registers its services and its own settings.</summary>
    void Add(IServiceCollection services, ServiceSettings settings);

    /// <summary>Maps the endpoints for holders, verifiers and other programs. Pages need no mapping.</summary>
    void MapPortal(IEndpointRouteBuilder routes) { }

    /// <summary>Maps the endpoints for staff. Pages need no mapping.</summary>
    void MapOffice(IEndpointRouteBuilder routes) { }

    /// <summary>Runs once before the first request, in the order of the list; makes keys, for example.</summary>
    Task StartAsync(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;
}

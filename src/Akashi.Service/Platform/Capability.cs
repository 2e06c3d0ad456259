using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform;

/// <summary>
/// A capability of the service: a folder with its pages, rules and tables. What it declares public is its face and its
/// events; all else is internal, and an architecture test keeps others out of it.
/// </summary>
internal interface ICapability
{
    /// <summary>Adds its services.</summary>
    void Add(IServiceCollection services, ServiceSettings settings);

    /// <summary>Maps what holders, verifiers and other programs ask for beside the pages, which are found by themselves.</summary>
    void MapPortal(IEndpointRouteBuilder routes) { }

    /// <summary>Maps what staff ask for beside the pages.</summary>
    void MapOffice(IEndpointRouteBuilder routes) { }

    /// <summary>What it must do once before the first request, such as making its keys; in the order of the list.</summary>
    Task StartAsync(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;
}

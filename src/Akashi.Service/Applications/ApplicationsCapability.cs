using Akashi.Service.Applications.Begin;
using Akashi.Service.Applications.Decide;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Sign;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Applications;

internal sealed class ApplicationsCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<Drafts>();
        services.AddScoped<ApplicationSteps>();
        services.AddScoped<DocumentComposer>();
        services.AddScoped<BeginHandler>();
        services.AddScoped<SubmitHandler>();
        services.AddScoped<DecideHandler>();
    }
}

using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Attach;
using Akashi.Service.Applications.Begin;
using Akashi.Service.Applications.Change;
using Akashi.Service.Applications.Consent;
using Akashi.Service.Applications.Copy;
using Akashi.Service.Applications.Decide;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Facts;
using Akashi.Service.Applications.Files;
using Akashi.Service.Applications.Sign;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Applications;

internal sealed class ApplicationsCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<ApplicationsFace>();
        services.AddScoped<Drafts>();
        services.AddScoped<ApplicationSteps>();
        services.AddScoped<DocumentComposer>();
        services.AddScoped<JourneySteps>();
        services.AddScoped<BeginHandler>();
        services.AddScoped<BeginChangeHandler>();
        services.AddScoped<TakeFactsHandler>();
        services.AddScoped<SaveAnswersHandler>();
        services.AddScoped<AttachHandler>();
        services.AddScoped<ConsentHandler>();
        services.AddScoped<SubmitHandler>();
        services.AddScoped<ChangeDecision>();
        services.AddScoped<DecideHandler>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        FilesEndpoint.Map(routes);
        CopyEndpoint.Map(routes);
    }
}

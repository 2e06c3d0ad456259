using System.Diagnostics;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Verification;
using Akashi.Verifier.Api;
using Akashi.Verifier.Knowing;
using Akashi.Verifier.Metrics;
using Akashi.Verifier.Offline;
using Akashi.Verifier.Pages;
using Akashi.Verifier.Reading;
using Akashi.Verifier.Roster;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Akashi.Verifier;

/// <summary>Assembles the verification service: no database, no secrets.</summary>
internal static partial class VerifierHost
{
    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = VerifierSettings.Read(reader, host);
        var front = PublicFront.Read(reader, host, settings.PublicOrigin);
        var limits = ClientLimits.Read(reader);
        reader.ThrowIfFaulty();
        Languages.Offer(builder.Services, ChoiceKept.InAddress);
        builder.Services.AddSingleton<BatchLimits>();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider, "verifier"));
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        builder.Services.AddSingleton(new SiteFooter(settings.Operator));
        builder.Services.AddPackedPages();
        builder.Services.AddSingleton(_ => new HttpClient(LoopbackNames.Handler()) { Timeout = TimeSpan.FromSeconds(10) });
        builder.Services.AddSingleton<IKnowledgeNotices>(
            s => new KnowledgeLog(settings, s.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(KnowledgeKeeper).FullName!)));
        builder.Services.AddSingleton(s => new KnowledgeKeeper(
            settings.VerifiedSystem, s.GetRequiredService<HttpClient>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IKnowledgeNotices>()));
        builder.Services.AddSingleton<VerificationCounts>();
        builder.Services.AddSingleton<KnowledgeRefresh>();
        builder.Services.AddHostedService(s => s.GetRequiredService<KnowledgeRefresh>());

        var app = builder.Build();
        app.Services.GetRequiredService<KnowledgeRefresh>();
        app.UseSecurityHeadersWithWorkers();
        app.Use((context, next) =>
        {
            RequestId.Take(context);
            // Set the headers when the response starts, because an error page begins with cleared headers.
            context.Response.OnStarting(AddHeadersAsync, context);
            return next(context);
        });
        app.UsePublicFront(front, RefuseAsync, [.. HealthPaths.All, MetricsEndpoint.Path]);
        app.UsePackedPages();
        UseExceptionHandler(app);
        ReadingEndpoints.ConfineWorkers(app, settings);
        app.UseAssets();
        app.UseRouting();
        limits.Guard(app, SayTooManyAsync);
        VerificationApi.Map(app);
        HealthEndpoint.Map(app);
        MetricsEndpoint.Map(app);
        PageEndpoints.Map(app);
        ResultEndpoints.Map(app);
        ReadingEndpoints.Map(app);
        OfflineEndpoints.Map(app);
        RosterEndpoints.Map(app);
        return app;
    }

    // The framework's own, made here: when the framework makes it, it looks for its parts by reflection, which takes a part of the start.
    private static void UseExceptionHandler(WebApplication app)
    {
        var options = Options.Create(new ExceptionHandlerOptions { ExceptionHandler = context => Broken(context).ExecuteAsync(context) });
        var (logs, listener) = (app.Services.GetRequiredService<ILoggerFactory>(), app.Services.GetRequiredService<DiagnosticListener>());
        ((IApplicationBuilder)app).Use(next => new ExceptionHandlerMiddleware(next, logs, options, listener).Invoke);
    }

    private static Task SayTooManyAsync(HttpContext context) =>
        (ApiVersion.IsFor(context.Request) ? ApiProblem.TooMany : PageEndpoints.TooMany()).ExecuteAsync(context);

    private static Task AddHeadersAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers[OpenToBrowsers.RequestId] = context.TraceIdentifier;
        if (ApiVersion.IsFor(context.Request)) OpenToBrowsers.Open(headers);
        if (context.GetEndpoint()?.Metadata.GetMetadata<HoldsNoSecretAttribute>() is null) headers["X-Robots-Tag"] = "noindex";
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context, Uri origin) => ApiVersion.IsFor(context.Request)
        ? ApiProblem.WrongHost(origin.GetLeftPart(UriPartial.Authority)).ExecuteAsync(context)
        : PublicFrontExtensions.RefuseAsync(context, origin);

    private static IResult Broken(HttpContext context)
    {
        Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(VerifierHost)), context.TraceIdentifier);
        return ApiVersion.IsFor(context.Request) ? ApiProblem.Broken : PageEndpoints.Broken();
    }

    [LoggerMessage(LogLevel.Error, "The request {Id} ended in the error above.")]
    private static partial void Failed(ILogger log, string id);
}

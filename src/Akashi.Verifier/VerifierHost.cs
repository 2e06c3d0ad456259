using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Verification;
using Akashi.Verifier.Api;
using Akashi.Verifier.Knowing;
using Akashi.Verifier.Metrics;
using Akashi.Verifier.Pages;
using Akashi.Verifier.Reading;

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
        limits.AddTo(builder.Services);
        Languages.Offer(builder.Services, ChoiceKept.InAddress);
        builder.Services.AddSingleton<BatchLimits>();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider, "verifier"));
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        builder.Services.AddSingleton(new SiteFooter(settings.Operator));
        builder.Services.AddPackedPages();
        builder.Services.AddSingleton(_ => new HttpClient(LoopbackNames.Handler()) { Timeout = TimeSpan.FromSeconds(10) });
        builder.Services.AddSingleton<IKnowledgeNotices, KnowledgeLog>();
        builder.Services.AddSingleton(s => new KnowledgeKeeper(
            settings.VerifiedSystem, s.GetRequiredService<HttpClient>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IKnowledgeNotices>()));
        builder.Services.AddSingleton<VerificationCounts>();
        builder.Services.AddHostedService<KnowledgeRefresh>();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.Use((context, next) =>
        {
            RequestId.Take(context);
            // Set the headers when the response starts, because an error page begins with cleared headers.
            context.Response.OnStarting(AddHeadersAsync, context);
            return next(context);
        });
        app.UsePublicFront(front, RefuseAsync, [.. HealthPaths.All, MetricsEndpoint.Path]);
        app.UsePackedPages();
        app.UseExceptionHandler(broken => broken.Run(context => Broken(context).ExecuteAsync(context)));
        app.Use(ReadingEndpoints.ConfineWorkers);
        app.UseAssets();
        app.UseRouting();
        app.Use(SayTooManyAsync);
        app.UseRateLimiter();
        VerificationApi.Map(app);
        HealthEndpoint.Map(app);
        MetricsEndpoint.Map(app);
        PageEndpoints.Map(app);
        ResultEndpoints.Map(app);
        ReadingEndpoints.Map(app);
        return app;
    }

    private static async Task SayTooManyAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status429TooManyRequests, HasStarted: false }) return;
        var words = ApiVersion.IsFor(context.Request) ? ApiProblem.TooMany : PageEndpoints.TooMany();
        await words.ExecuteAsync(context);
    }

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

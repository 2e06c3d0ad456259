using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Verification;
using Akashi.Verifier.Api;
using Akashi.Verifier.Knowing;
using Akashi.Verifier.Metrics;
using Akashi.Verifier.Pages;

namespace Akashi.Verifier;

/// <summary>Assembles the verification service: no database, no secrets.</summary>
internal static class VerifierHost
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
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider));
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
            // Set the headers when the response starts, because an error page begins with cleared headers.
            context.Response.OnStarting(() =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<HoldsNoSecretAttribute>() is null) context.Response.Headers["X-Robots-Tag"] = "noindex";
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UsePublicFront(front, "/health", "/live", "/metrics");
        app.UsePackedPages();
        app.UseExceptionHandler(broken => broken.Run(context => Broken(context).ExecuteAsync(context)));
        app.UseAssets();
        app.UseRouting();
        app.Use(SayTooManyAsync);
        app.UseRateLimiter();
        VerificationApi.Map(app);
        HealthEndpoint.Map(app);
        MetricsEndpoint.Map(app);
        PageEndpoints.Map(app);
        return app;
    }

    private static async Task SayTooManyAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status429TooManyRequests, HasStarted: false }) return;
        var words = context.Request.Path.StartsWithSegments("/api")
            ? Results.Problem("Too many requests. Ask again after the number of seconds in Retry-After.", statusCode: StatusCodes.Status429TooManyRequests)
            : PageEndpoints.TooMany();
        await words.ExecuteAsync(context);
    }

    private static IResult Broken(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") ? Results.Problem(statusCode: StatusCodes.Status500InternalServerError) : PageEndpoints.Broken();
}

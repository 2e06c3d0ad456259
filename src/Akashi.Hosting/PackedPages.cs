using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Akashi.Hosting;

/// <summary>
/// Marks a page that shows nothing about a person and no secret (a form's token is masked anew in every answer), so that its compressed length tells
/// an eavesdropper nothing. All other pages are sent uncompressed (decision 0020).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HoldsNoSecretAttribute : Attribute;

/// <summary>Compresses the pages marked as holding no secret, and nothing else.</summary>
public static class PackedPages
{
    /// <summary>Registers the compression.</summary>
    /// <param name="services">The program's services.</param>
    public static void AddPackedPages(this IServiceCollection services)
    {
        services.AddSingleton<IResponseCompressionProvider, OnlyWithoutSecrets>();
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/html"]));
    }

    /// <summary>Compresses the answers of endpoints with <see cref="HoldsNoSecretAttribute"/>.</summary>
    /// <param name="app">The program.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UsePackedPages(this IApplicationBuilder app) => app.Use(next =>
    {
        // Made for the first request that accepts it: programs that ask an API do not, and the start need not wait for it.
        var packing = new Lazy<RequestDelegate>(() =>
        {
            var branch = app.New().UseResponseCompression();
            branch.Run(next);
            return branch.Build();
        });
        return context => context.Request.Headers.AcceptEncoding.Count > 0 ? packing.Value(context) : next(context);
    });

    private sealed class OnlyWithoutSecrets(
        IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            context.GetEndpoint()?.Metadata.GetMetadata<HoldsNoSecretAttribute>() is not null && base.ShouldCompressResponse(context);
    }
}

using Akashi.Hosting;
using Akashi.Verifier.Api;

namespace Akashi.Verifier;

/// <summary>Answers requests with a method that an address does not support.</summary>
internal static class Methods
{
    /// <summary>Answers every other method at an address: OPTIONS with the list of methods, anything else with 405.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="path">An address whose methods are mapped.</param>
    /// <param name="allowed">These methods.</param>
    public static void RefuseOthers(this IEndpointRouteBuilder routes, string path, string allowed) => routes.Map(path, (HttpContext context) =>
    {
        var isOptions = HttpMethods.IsOptions(context.Request.Method);
        if (isOptions && ApiVersion.IsFor(context.Request)) return OpenToBrowsers.AnswerAsync(context, allowed);
        context.Response.Headers.Allow = allowed + ", OPTIONS";
        if (!isOptions) return ApiProblem.WrongMethod(allowed).ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });
}

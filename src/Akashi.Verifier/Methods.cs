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
        context.Response.Headers.Allow = allowed + ", OPTIONS";
        return HttpMethods.IsOptions(context.Request.Method)
            ? Results.StatusCode(StatusCodes.Status204NoContent)
            : Results.Problem(statusCode: StatusCodes.Status405MethodNotAllowed);
    });
}

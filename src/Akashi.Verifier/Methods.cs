namespace Akashi.Verifier;

/// <summary>Answers for the methods that an address does not have.</summary>
internal static class Methods
{
    /// <summary>Every other method at an address: what it has, and 405 unless that was the question.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="path">An address that has its methods mapped.</param>
    /// <param name="allowed">Those methods.</param>
    public static void RefuseOthers(this IEndpointRouteBuilder routes, string path, string allowed) => routes.Map(path, (HttpContext context) =>
    {
        context.Response.Headers.Allow = allowed + ", OPTIONS";
        return HttpMethods.IsOptions(context.Request.Method)
            ? Results.StatusCode(StatusCodes.Status204NoContent)
            : Results.Problem(statusCode: StatusCodes.Status405MethodNotAllowed);
    });
}

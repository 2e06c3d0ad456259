namespace Akashi.Service.Staff.Rights;

/// <summary>The right demanded by a page, or by one press on it. A press without its own attribute is refused for everybody.</summary>
/// <param name="right">Right.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class DemandsAttribute(Right right) : Attribute
{
    /// <summary>The right.</summary>
    public Right Right => right;
}

/// <summary>The same for endpoints that are not pages.</summary>
public static class DemandingEndpoint
{
    /// <summary>Answers 403 to anybody without the right.</summary>
    /// <param name="endpoint">Endpoint.</param>
    /// <param name="right">Right.</param>
    public static RouteHandlerBuilder Demands(this RouteHandlerBuilder endpoint, Right right) => endpoint
        .WithMetadata(new DemandsAttribute(right))
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var person = await http.RequestServices.GetRequiredService<StaffFace>().CurrentAsync(http.User, http.RequestAborted);
            return person?.Has(right) == true ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
        });
}

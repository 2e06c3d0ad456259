namespace Akashi.Service.Staff.Rights;

/// <summary>The right that a page, or one press on it, demands; a press without its own is refused to everybody.</summary>
/// <param name="right">Right.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class DemandsAttribute(Right right) : Attribute
{
    /// <summary>The right.</summary>
    public Right Right => right;
}

/// <summary>The same for endpoints that are no page.</summary>
public static class DemandingEndpoint
{
    /// <summary>Answers 403 to who lacks the right.</summary>
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

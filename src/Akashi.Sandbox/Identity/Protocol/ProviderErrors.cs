namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>Error answers of the provider's own interfaces, in the form of the token endpoint.</summary>
internal static class ProviderErrors
{
    public static IResult Json(int status, string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: status);

    /// <summary>No bearer token, or one that does not count (RFC 6750, 3).</summary>
    public static IResult InvalidToken(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Json(StatusCodes.Status401Unauthorized, "invalid_token", "A valid access token is needed.");
    }
}

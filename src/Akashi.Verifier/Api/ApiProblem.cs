using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.WebUtilities;

namespace Akashi.Verifier.Api;

/// <summary>
/// An answer that is no verdict (RFC 9457): nothing was checked. The code is for programs and never changes; the detail says in the request's language
/// what to do.
/// </summary>
/// <param name="status">Status of HTTP.</param>
/// <param name="text">Key of the detail: "Problem-" and the code.</param>
/// <param name="values">Values for the detail.</param>
internal sealed class ApiProblem(int status, string text, params string[] values) : IResult
{
    private const string TextsBegin = "Problem-";

    /// <summary>The body is not JSON of the documented form.</summary>
    public static ApiProblem WrongBody { get; } = new(StatusCodes.Status400BadRequest, "Problem-wrong-body");

    /// <summary>No code, or more than one request may have.</summary>
    public static ApiProblem WrongNumber { get; } = new(StatusCodes.Status400BadRequest, "Problem-wrong-number");

    /// <summary>The body ended before its end.</summary>
    public static ApiProblem Incomplete { get; } = new(StatusCodes.Status400BadRequest, "Problem-incomplete");

    /// <summary>There is no such address.</summary>
    public static ApiProblem NotFound { get; } = new(StatusCodes.Status404NotFound, "Problem-not-found", ApiVersion.Current.Verifications);

    /// <summary>The client accepts no JSON.</summary>
    public static ApiProblem NotAcceptable { get; } = new(StatusCodes.Status406NotAcceptable, "Problem-not-acceptable");

    /// <summary>The body did not arrive in time.</summary>
    public static ApiProblem TooSlow { get; } = new(StatusCodes.Status408RequestTimeout, "Problem-too-slow");

    /// <summary>The body is too large.</summary>
    public static ApiProblem TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "Problem-too-large");

    /// <summary>The body is not application/json.</summary>
    public static ApiProblem WrongType { get; } = new(StatusCodes.Status415UnsupportedMediaType, "Problem-wrong-type");

    /// <summary>The body is not in UTF-8.</summary>
    public static ApiProblem WrongCharset { get; } = new(StatusCodes.Status415UnsupportedMediaType, "Problem-wrong-charset");

    /// <summary>The body is compressed.</summary>
    public static ApiProblem WrongCoding { get; } = new(StatusCodes.Status415UnsupportedMediaType, "Problem-wrong-coding");

    /// <summary>One client asked too often.</summary>
    public static ApiProblem TooMany { get; } = new(StatusCodes.Status429TooManyRequests, "Problem-too-many");

    /// <summary>More large requests wait than can be answered soon.</summary>
    public static ApiProblem Busy { get; } = new(StatusCodes.Status429TooManyRequests, "Problem-busy");

    /// <summary>An error on our side.</summary>
    public static ApiProblem Broken { get; } = new(StatusCodes.Status500InternalServerError, "Problem-broken");

    /// <summary>The address exists, but not with this method.</summary>
    public static ApiProblem WrongMethod(string allowed) => new(StatusCodes.Status405MethodNotAllowed, "Problem-wrong-method", allowed);

    /// <summary>The request is for another host.</summary>
    public static ApiProblem WrongHost(string origin) => new(StatusCodes.Status421MisdirectedRequest, "Problem-wrong-host", origin);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        var answer = new ProblemAnswer(
            ReasonPhrases.GetReasonPhrase(status), status, Texts.Get(text, [.. values]), text[TextsBegin.Length..], context.TraceIdentifier);
        response.StatusCode = status;
        response.Headers.ContentLanguage = Languages.CurrentCode;
        response.Headers.Append("Vary", "Accept-Language");
        if (status == StatusCodes.Status415UnsupportedMediaType)
        {
            response.Headers.Accept = "application/json";
            response.Headers.AcceptEncoding = "identity";
        }
        return new JsonBody<ProblemAnswer>(answer, AnswerJson.Default.ProblemAnswer, "application/problem+json").ExecuteAsync(context);
    }
}

/// <summary>A problem. It has no "type" of its own, so the title is the status's (RFC 9457, 4.2.1); programs go by the code.</summary>
internal sealed record ProblemAnswer(string Title, int Status, string Detail, string Code, string RequestId);

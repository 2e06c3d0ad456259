using System.Net.Http.Headers;

namespace Akashi.Sandbox.Tests.TimeStamps;

/// <summary>The time stamp authority, judged by openssl: its questions are answered, and the answers hold.</summary>
public sealed class TimeStampEndpointTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private string Root => Path.Combine(sandbox.Data, "trust", "timestamps.pem");

    [Fact]
    public async Task Openssl_verifies_the_answer_to_its_question()
    {
        string question = Path.Combine(sandbox.Data, "question.tsq"), answer = Path.Combine(sandbox.Data, "answer.tsr");
        var (exit, said) = await RunningSandbox.OpensslAsync("ts", "-query", "-data", Root, "-sha256", "-cert", "-out", question);
        Assert.True(exit == 0, said);
        await File.WriteAllBytesAsync(
            answer, await AskAsync(await File.ReadAllBytesAsync(question, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        (_, said) = await RunningSandbox.OpensslAsync("ts", "-verify", "-queryfile", question, "-in", answer, "-CAfile", Root);
        Assert.Contains("Verification: OK", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_question_is_refused()
    {
        var answer = Path.Combine(sandbox.Data, "refused.tsr");
        await File.WriteAllBytesAsync(answer, await AskAsync([1, 2, 3]), TestContext.Current.CancellationToken);
        var (_, said) = await RunningSandbox.OpensslAsync("ts", "-reply", "-in", answer, "-text");
        Assert.Contains("Status: Rejected", said, StringComparison.Ordinal);
    }

    private async Task<byte[]> AskAsync(byte[] question)
    {
        using var content = new ByteArrayContent(question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await sandbox.Http.PostAsync("/tsa", content, TestContext.Current.CancellationToken);
        Assert.Equal("application/timestamp-reply", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}

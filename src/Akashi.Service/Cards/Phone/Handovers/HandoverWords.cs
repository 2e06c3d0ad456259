using System.Text.Json;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>Names of steps as scripts on the two pages read them, such as "givenUp".</summary>
internal static class HandoverWords
{
    /// <summary>The name of a step.</summary>
    public static string Of(ComputerStep step) => JsonNamingPolicy.CamelCase.ConvertName(step.ToString());

    /// <summary>The name of a step.</summary>
    public static string Of(PhoneStep step) => JsonNamingPolicy.CamelCase.ConvertName(step.ToString());
}

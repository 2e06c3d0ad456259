namespace Akashi.Architecture.Texts;

/// <summary>Each text is there in each language: a translation has the keys of its original, no fewer and no more.</summary>
internal static class Translations
{
    public static IEnumerable<Breach> Check(IReadOnlyList<TextResource> resources)
    {
        var originals = resources.Where(r => r.Original is null).ToDictionary(r => r.Name);
        foreach (var translation in resources.Where(r => r.Original is not null))
        {
            if (!originals.TryGetValue(translation.Original!, out var original))
            {
                yield return new Breach(translation.Name, $"translates {translation.Original}, which is not there");
                continue;
            }
            foreach (var key in original.Keys.Except(translation.Keys)) yield return new Breach(translation.Name, $"lacks \"{key}\"");
            foreach (var key in translation.Keys.Except(original.Keys))
                yield return new Breach(translation.Name, $"holds \"{key}\", which {original.Name} does not");
        }
    }
}

using System.Text.Json;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>
/// What axe examines of a page: its elements in their order, their attributes, and whether each has words and is visible; not what the words are. To
/// examine a page costs more than all else that a walk does there, and two pages of one shape get the same answer.
/// </summary>
/// <param name="Elements">A line an element, in document order.</param>
/// <param name="Kinds">The kinds of elements, each once, on which the colours depend.</param>
internal sealed record PageShape(string Elements, string Kinds)
{
    // Values of other attributes are words, addresses or names that the page chose; of these it counts whether they are empty. A name must exist, once, and
    // a language must be one of the pages'.
    private const string Question =
        """
        () => {
            const telling = /^(class|style|role|type|dir|tabindex|scope|autocomplete|http-equiv|colspan|rowspan|aria-(?!label|describedby|controls|owns).*)$/;
            const naming = /^(for|headers|aria-(labelledby|describedby|controls|owns))$/;
            const all = [...document.querySelectorAll('*')], ids = all.filter(e => e.id).map(e => e.id);
            const found = value => value.split(/\s+/).every(id => document.getElementById(id));
            const told = (name, value) => {
                if (telling.test(name)) return value;
                if (value.trim() === '') return 'empty';
                if (naming.test(name)) return found(value);
                return name !== 'lang' || /^(ja|en)$/.test(value);
            };
            const says = e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim() !== '');
            const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflow) && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight);
            const depth = e => { let n = 0; while ((e = e.parentElement)) n++; return n; };
            const element = e => [
                depth(e), e.localName, ...[...e.attributes].map(a => `${a.name}=${told(a.name, a.value)}`),
                says(e), e.getClientRects().length > 0, scrolls(e), e.matches(':disabled'),
            ].join(' ');
            const kind = e => {
                let path = '';
                for (let at = e; at; at = at.parentElement)
                    path += [' ' + at.localName, ...['class', 'style', 'aria-current'].map(name => at.getAttribute(name)), at.matches(':disabled')].join('.');
                return path;
            };
            return JSON.stringify({
                elements: [ids.length - new Set(ids).size, ...all.map(element)].join('\n'),
                kinds: [...new Set(all.filter(e => e.closest('body')).map(kind))].sort().join(),
            });
        }
        """;

    /// <summary>Looks at a page.</summary>
    public static async Task<PageShape> TakeAsync(IPage page) =>
        JsonSerializer.Deserialize<PageShape>(await page.EvaluateAsync<string>(Question), JsonSerializerOptions.Web)!;
}

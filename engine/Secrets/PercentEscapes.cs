namespace Engine.Secrets;

/// <summary>Decodes percent-encoded UTF-8, <c>%C3%A9</c>, with digits of either case.</summary>
internal static class PercentEscapes
{
    /// <param name="text">The input.</param>
    /// <param name="plusIsSpace">Whether it may be form data, in which a plus sign is a space.</param>
    /// <returns>The decoded text; null if nothing is percent-encoded.</returns>
    public static MappedText? Decode(MappedText text, bool plusIsSpace)
    {
        var characters = text.Characters;
        if (!characters.Contains(plusIsSpace ? '+' : '%'))
        {
            return null;
        }

        var writer = new MappedText.Writer(text);
        for (var i = 0; i < characters.Length; )
        {
            if (characters[i] == '%' && i + 2 < characters.Length && Digits.Hex(characters.Slice(i + 1, 2)) is { } value)
            {
                writer.AddByte((byte)value, i, i + 3);
                i += 3;
            }
            else
            {
                writer.Add(plusIsSpace && characters[i] == '+' ? ' ' : characters[i], i, i + 1);
                i++;
            }
        }

        return plusIsSpace ? writer.ToText() : writer.ToDecoded();
    }
}

package systole.app.launch;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import systole.app.launch.WindowRequest.Size;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 1440x900}. */
final class SizeConverter implements ITypeConverter<Size> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");

    @Override
    public Size convert(String text) {
        Matcher found = SHAPE.matcher(text);
        if (!found.matches()) {
            throw new TypeConversionException("'" + text + "' is no size such as 1440x900");
        }
        try {
            return new Size(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

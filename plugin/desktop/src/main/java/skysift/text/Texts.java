package skysift.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The words of one package: its {@code Texts.properties} (UTF-8), and translations of it beside it.
 * Values are {@link MessageFormat}s, so an apostrophe is written twice; numbers are written as
 * everywhere in Skysift, 12,345. Thread-safe.
 */
public final class Texts {
  private final ResourceBundle bundle;

  /** Parsed once; a format is copied for each use, since it is for one thread only. */
  private final ConcurrentMap<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, String> plain = new ConcurrentHashMap<>();

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The words of the package that the class is in. */
  public static Texts of(Class<?> owner) {
    String name = owner.getPackageName() + ".Texts";
    return new Texts(ResourceBundle.getBundle(name, Locale.getDefault(), owner.getClassLoader()));
  }

  /**
   * The text of a key, its {@code {0}} and so on replaced.
   *
   * @throws java.util.MissingResourceException when there is none
   */
  public String get(String key, Object... values) {
    return values.length == 0
        ? plain.computeIfAbsent(key, k -> parsed(k).format(values))
        : ((MessageFormat) formats.computeIfAbsent(key, this::parsed).clone()).format(values);
  }

  private MessageFormat parsed(String key) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT);
  }
}

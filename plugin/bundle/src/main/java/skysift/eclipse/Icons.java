package skysift.eclipse;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** Icons, drawn for light and dark; as SVG where this Eclipse can show it (from 2025-06 on). */
final class Icons {
  private Icons() {}

  static ImageDescriptor of(String name, Appearance appearance) {
    String ending = Platform.getBundle("org.eclipse.swt.svg") == null ? ".png" : ".svg";
    String path = "icons/" + appearance.word() + "/" + name + ending;
    return ResourceLocator.imageDescriptorFromBundle(Activator.ID, path)
        .orElseGet(ImageDescriptor::getMissingImageDescriptor);
  }
}

package skysift.ui.links;

import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import skysift.datalink.Link;
import skysift.model.LinkModel;
import skysift.model.Tasks;
import skysift.text.Texts;
import skysift.ui.shared.Pictures;
import skysift.ui.shared.Tip;

/** The previews among the links, side by side; a click chooses the link. */
final class PreviewStrip extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(PreviewStrip.class);
  private static final int SIDE = 150;
  private static final int LONGEST = 40;

  private final transient LinkModel model;
  private final transient Consumer<Link> chosen;

  /** What is being fetched, or was. */
  private final transient List<Tasks.Task> coming = new ArrayList<>();

  /** Raised when others are shown: what comes late for older ones is dropped. */
  private int newest;

  PreviewStrip(LinkModel model, Consumer<Link> chosen) {
    super(new MigLayout("insets 4 8 4 8, gap 8", "", "[top]"));
    this.model = model;
    this.chosen = chosen;
    setName("previews");
  }

  /** Fetches and shows the previews of the links that are known now, or nothing. */
  void showPreviews(boolean on) {
    removeAll();
    newest++;
    coming.forEach(Tasks.Task::cancel);
    coming.clear();
    List<Link.Product> pictures = model.pictures();
    setVisible(on);
    if (on && pictures.isEmpty()) {
      add(label(TEXTS.get("no.preview")), "w " + SIDE + "!, h " + SIDE + "!");
    }
    for (Link.Product picture : on ? pictures : List.<Link.Product>of()) {
      JLabel label = label("…");
      label.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
      label.addMouseListener(
          new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
              chosen.accept(picture);
            }
          });
      add(label, "w " + SIDE + "!, h " + (SIDE + 20) + "!");
      coming.add(fetch(picture, label));
    }
    revalidate();
    repaint();
  }

  private Tasks.Task fetch(Link.Product picture, JLabel label) {
    int number = newest;
    return model.picture(
        picture,
        file ->
            Pictures.later(
                file,
                SIDE,
                image -> {
                  if (number == newest) {
                    label.setIcon(new ImageIcon(image));
                    label.setText(picture.semantics().term());
                    label.setToolTipText(Tip.of(picture.description()));
                  }
                },
                why -> explain(number, label, why)),
        why -> explain(number, label, why));
  }

  private void explain(int number, JLabel label, String why) {
    if (number == newest) {
      label.setText(why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why);
      label.setToolTipText(Tip.of(why));
    }
  }

  private static JLabel label(String text) {
    JLabel label = new JLabel();
    label.putClientProperty("html.disable", Boolean.TRUE);
    label.setText(text);
    label.setHorizontalAlignment(SwingConstants.CENTER);
    label.setHorizontalTextPosition(SwingConstants.CENTER);
    label.setVerticalTextPosition(SwingConstants.BOTTOM);
    return label;
  }
}

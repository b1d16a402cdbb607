package skysift.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.ObsCoreColumn;

/**
 * The fields of one document after another: each is made once, and has another value then; a text
 * that is the one of the document before is not encoded again. For one thread.
 */
final class DocumentFields {
  private final List<IndexableField> document = new ArrayList<>();
  private final Map<ObsCoreColumn, Text> texts = new EnumMap<>(ObsCoreColumn.class);
  private final Map<ObsCoreColumn, Field> numbers = new EnumMap<>(ObsCoreColumn.class);

  DocumentFields() {
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      String name = Fields.column(column);
      if (Fields.isColumnOfText(column)) {
        texts.put(column, Text.sorted(name));
      } else if (column.kind() != ObsCoreColumn.Kind.TEXT) {
        numbers.put(column, number(name));
      }
    }
  }

  /** The document so far; valid until {@link #clear}. */
  List<IndexableField> document() {
    return document;
  }

  /** Begins another document. */
  void clear() {
    document.clear();
  }

  void add(IndexableField field) {
    document.add(field);
  }

  void add(Text field, String text) {
    document.add(field.with(text));
  }

  void add(Field field, BytesRef bytes) {
    field.setBytesValue(bytes);
    document.add(field);
  }

  void add(Field field, long number) {
    field.setLongValue(number);
    document.add(field);
  }

  /** Adds the doc values of a column of texts. */
  void add(ObsCoreColumn column, String text) {
    add(texts.get(column), text);
  }

  /** Adds the doc values of a column of numbers. */
  void add(ObsCoreColumn column, long bits) {
    add(numbers.get(column), bits);
  }

  static Field sorted(String name) {
    return new SortedDocValuesField(name, new BytesRef());
  }

  static Field number(String name) {
    return new Numeric(name);
  }

  /** Numeric doc values, without an object for each number. */
  private static final class Numeric extends Field {
    private final Held held = new Held();

    Numeric(String name) {
      super(name, NumericDocValuesField.TYPE);
    }

    @Override
    public void setLongValue(long value) {
      held.value = value;
    }

    @Override
    public Number numericValue() {
      return held;
    }
  }

  /** A number that becomes another one. */
  private static final class Held extends Number {
    private static final long serialVersionUID = 1;
    private long value;

    @Override
    public long longValue() {
      return value;
    }

    @Override
    public int intValue() {
      return (int) value;
    }

    @Override
    public float floatValue() {
      return value;
    }

    @Override
    public double doubleValue() {
      return value;
    }
  }

  /** A text, cut to what may be a term. */
  static final class Text {
    private final Field field;
    private String last;

    private Text(Field field) {
      this.field = field;
    }

    static Text sorted(String name) {
      return new Text(DocumentFields.sorted(name));
    }

    static Text posting(String name) {
      return new Text(new StringField(name, new BytesRef(), Field.Store.NO));
    }

    private Field with(String text) {
      if (!text.equals(last)) {
        field.setBytesValue(Fields.bytes(Fields.cut(text)));
        last = text;
      }
      return field;
    }
  }

  /** {@link Fields#KEY}: postings and binary doc values in one. */
  static final class Key extends Field {
    private static final FieldType TYPE = new FieldType(StringField.TYPE_NOT_STORED);

    static {
      TYPE.setDocValuesType(DocValuesType.BINARY);
      TYPE.freeze();
    }

    Key() {
      super(Fields.KEY, new BytesRef(), TYPE);
    }

    @Override
    public InvertableType invertableType() {
      return InvertableType.BINARY;
    }

    @Override
    public void setBytesValue(BytesRef value) {
      fieldsData = value;
    }
  }

  /** {@link Fields#SKETCH}: points and numeric doc values in one. */
  static final class Point extends Field {
    private static final FieldType TYPE = new FieldType();

    static {
      TYPE.setDimensions(1, Long.BYTES);
      TYPE.setDocValuesType(DocValuesType.NUMERIC);
      TYPE.freeze();
    }

    Point() {
      super(Fields.SKETCH, TYPE);
      fieldsData = 0L;
    }

    @Override
    public BytesRef binaryValue() {
      return LongPoint.pack((Long) fieldsData);
    }
  }
}

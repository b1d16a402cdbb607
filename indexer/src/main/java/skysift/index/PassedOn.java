package skysift.index;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.FieldInfo;

/** Writes doc values as another one does, but for what is written otherwise. */
abstract class PassedOn extends DocValuesConsumer {
  /** Writes them. */
  final DocValuesConsumer usual;

  PassedOn(DocValuesConsumer usual) {
    this.usual = usual;
  }

  @Override
  public void addNumericField(FieldInfo field, DocValuesProducer values) throws IOException {
    usual.addNumericField(field, values);
  }

  @Override
  public void addBinaryField(FieldInfo field, DocValuesProducer values) throws IOException {
    usual.addBinaryField(field, values);
  }

  @Override
  public void addSortedField(FieldInfo field, DocValuesProducer values) throws IOException {
    usual.addSortedField(field, values);
  }

  @Override
  public void addSortedNumericField(FieldInfo field, DocValuesProducer values) throws IOException {
    usual.addSortedNumericField(field, values);
  }

  @Override
  public void addSortedSetField(FieldInfo field, DocValuesProducer values) throws IOException {
    usual.addSortedSetField(field, values);
  }

  @Override
  public void close() throws IOException {
    usual.close();
  }
}

/**
 * Works something out once for each object, such as a record that thousands of pages name, and remembers it as long as
 * there is the object.
 * @param work must give the same for the same object, which nobody changes; nor may anybody change what it gives
 */
export function once<Of extends object, Value>(work: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, { value: Value }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.value;
    const value = work(of);
    known.set(of, { value });
    return value;
  };
}

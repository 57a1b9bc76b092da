// Modifiers, as far as the screens use them. The result is opaque, as the screens only ever chain them.

extension View {
  public nonisolated func font(_ font: Font?) -> some View { EmptyView() }
  public nonisolated func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { EmptyView() }
  public nonisolated func background<S: ShapeStyle>(_ style: S) -> some View { EmptyView() }
  public nonisolated func clipShape<S: Shape>(_ shape: S) -> some View { EmptyView() }
  public nonisolated func padding(_ length: CGFloat) -> some View { EmptyView() }
  public nonisolated func frame(
    width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { EmptyView() }
  public nonisolated func frame(
    minWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
    alignment: Alignment = .center
  ) -> some View { EmptyView() }
  public nonisolated func disabled(_ disabled: Bool) -> some View { EmptyView() }
  public nonisolated func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { EmptyView() }
  public nonisolated func accessibilityLabel(_ label: Text) -> some View { EmptyView() }
  public nonisolated func accessibilityHidden(_ hidden: Bool) -> some View { EmptyView() }
  public nonisolated func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { EmptyView() }
  public nonisolated func accessibilityElement(
    children: AccessibilityChildBehavior
  ) -> some View { EmptyView() }
  public nonisolated func task(
    priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: @escaping @Sendable () async -> Void
  ) -> some View { EmptyView() }
  public nonisolated func refreshable(action: @escaping @Sendable () async -> Void) -> some View {
    EmptyView()
  }
  public nonisolated func overlay<V: View>(@ViewBuilder content: () -> V) -> some View { EmptyView() }
  public nonisolated func textSelection<S: TextSelectability>(_ selectability: S) -> some View {
    EmptyView()
  }
  public nonisolated func autocorrectionDisabled(_ disable: Bool = true) -> some View { EmptyView() }
  public nonisolated func ignoresSafeArea() -> some View { EmptyView() }
}

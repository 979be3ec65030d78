import type { ThemeConfig } from 'antd'

/** The design sheet's colours and shapes as antd's tokens; `large` is the 大字 switch, `phone` makes controls as high as a finger needs. The same values stand in theme.css. */
export const themeOf = (large: boolean, phone: boolean): ThemeConfig => ({
  cssVar: { key: 'mz' },
  hashed: false,
  token: {
    colorPrimary: '#1D5A85', colorInfo: '#1D5A85', colorLink: '#1D5A85', colorPrimaryBg: '#E3EEF5',
    colorText: '#1F2329', colorTextSecondary: '#51585F', colorTextTertiary: '#646C75', colorTextDescription: '#646C75',
    colorTextPlaceholder: '#6B737B', colorTextDisabled: '#646C75',
    colorError: '#A63D24', colorErrorBg: '#FBEDE8', colorWarning: '#85521B', colorWarningBg: '#FAF1E6',
    colorSuccess: '#1F6B4F', colorSuccessBg: '#E8F3EE',
    colorBgLayout: '#F5F6F7', colorBgContainer: '#FFFFFF', colorFillTertiary: '#F0F2F4', colorBgContainerDisabled: '#F0F2F4',
    colorBorder: '#8C949C', colorBorderSecondary: '#E8EAED', colorSplit: '#E8EAED',
    borderRadius: 4, borderRadiusSM: 3, borderRadiusLG: 6,
    fontFamily: 'inherit', fontSize: large ? 16 : 14, lineHeight: 22 / 14,
    controlHeight: phone ? 44 : large ? 36 : 32, controlHeightSM: large ? 32 : 28, controlHeightLG: 44,
    boxShadow: '0 6px 20px rgba(31,35,41,.16)', boxShadowSecondary: '0 6px 20px rgba(31,35,41,.16)',
    motionDurationFast: '0.08s', motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
  },
  components: {
    Button: { defaultBorderColor: '#C3C9CF', fontWeight: 400, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Tabs: { horizontalItemGutter: 24 },
    Segmented: { trackBg: '#F0F2F4', itemColor: '#51585F' },
    Form: { itemMarginBottom: 12 },
  },
})

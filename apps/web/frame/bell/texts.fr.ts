export const texts = {
  bell: {
    title: 'Notifications',
    open: 'Notifications',
    unread_one: 'Notifications : {{count}} non lue',
    unread_other: 'Notifications : {{count}} non lues',
    waiting: 'En attente de vous',
    until: 'avant {{when}}',
    empty: 'Rien pour l’instant. Ce qui vous concerne apparaîtra ici.',
    new: 'nouveau',
    all: 'Tout voir',
    markAll: 'Tout marquer comme lu',
    preferences: 'Choisir comment être prévenu',
  },
};
